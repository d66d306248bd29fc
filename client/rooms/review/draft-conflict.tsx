import type { Writing } from '../../core/writing.ts';
import { TextChoice } from '../../shell/text-conflict.tsx';
import { t } from '../../core/i18n.ts';
import type { DraftValue } from './review.types.ts';

/** Levels, decision and words were written on two devices: both stand here as one text each, until somebody has chosen. */
export function DraftConflict({ of }: { of: Writing<DraftValue> }) {
  const conflict = of.conflict.value;
  if (!conflict) return null;
  const { mine, theirs, savedAt } = conflict;
  const choose = (text: string) => {
    if (text === said(mine)) return of.settle(mine);
    if (text === said(theirs)) return of.settle(theirs);
    const words = [mine.words, theirs.words].filter((one) => one.trim() !== '').join('\n\n');
    of.settle({ ...theirs, ...mine, levels: { ...theirs.levels, ...mine.levels }, words });
  };
  return <TextChoice mine={said(mine)} theirs={said(theirs)} savedAt={savedAt} choose={choose} />;
}

const said = ({ levels, decision, words }: DraftValue): string =>
  [
    decision === null ? '' : t(`review.decision.${decision}`),
    Object.entries(levels)
      .map(([criterion, level]) => `${criterion} ${level}`)
      .join(', '),
    words,
  ]
    .filter((one) => one !== '')
    .join('\n');
