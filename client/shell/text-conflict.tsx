import { momentText, t } from '../core/i18n.ts';
import type { Conflict, Writing } from '../core/writing.ts';
import { TwoTexts } from '../ui/two-texts.tsx';
import { savingWords } from './saving-words.ts';

/** The two texts of a conflict, where there is one: it stands at the box that they are about. */
export function TextConflict({ of }: { of: Writing<string> }) {
  const conflict = of.conflict.value;
  return conflict ? <TextChoice {...conflict} choose={(text) => of.settle(text)} /> : null;
}

/** The same for one text of many, as in a form. */
export function TextChoice({
  mine,
  theirs,
  savedAt,
  choose,
}: Pick<Conflict<string>, 'mine' | 'theirs' | 'savedAt'> & { choose: (text: string) => void }) {
  if (!savingWords.value) return null;
  const words = {
    title: t('saving.two.title'),
    lede: t('saving.two.lede'),
    mine: t('saving.two.mine'),
    theirs: savedAt ? t('saving.two.theirs.at', { time: momentText(savedAt) }) : t('saving.two.theirs'),
    takeMine: t('saving.two.take.mine'),
    takeTheirs: t('saving.two.take.theirs'),
    both: t('saving.two.both'),
    empty: t('saving.two.empty'),
  };
  return <TwoTexts mine={mine} theirs={theirs} words={words} choose={choose} />;
}
