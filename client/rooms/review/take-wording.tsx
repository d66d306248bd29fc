import { t } from '../../core/i18n.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useWriting } from '../../core/writing.ts';
import {
  CASE_PART,
  EMPTY,
  sectionThing,
  type OpenedCase,
  type SectionValue,
} from '../business-case/business-case.types.ts';
import { noteWritten } from '../business-case/case.state.ts';
import type { Anchor } from './review.types.ts';
import { isTaken, withWording } from './wording.rule.ts';

interface WordingProps {
  anchor: Extract<Anchor, { kind: 'text' }>;
  wording: string;
  opened: OpenedCase;
}

/** The same writing as the box of the section has: what is put in here is seen there, and undone there. */
function useSectionText(slug: string, opened: OpenedCase): [SectionValue, (value: SectionValue) => void] {
  const known = opened.sections.find((one) => one.slug === slug);
  const thing = sectionThing(slug);
  const writing = useWriting<SectionValue>({ thing, kind: CASE_PART, known, start: EMPTY });
  const write = (next: SectionValue) => {
    writing.write(next);
    noteWritten(slug, { value: next, savedAt: null, revision: writing.known.peek()?.revision ?? 0 });
  };
  return [writing.value.value, write];
}

/** Other words for those of the writer: one press puts them in, and undo of the text takes them out again. */
export function TakeWording({ anchor, wording, opened }: WordingProps) {
  const [value, write] = useSectionText(anchor.section, opened);
  const { text } = value;
  if (text && isTaken(text, anchor, wording))
    return (
      <p class="help" role="status">
        <Icon name="tick" /> {t('review.feedback.taken')}
      </p>
    );
  const taken = text && withWording(text, anchor, wording);
  if (taken)
    return (
      <button class="btn small" type="button" onClick={() => write({ ...value, text: taken })}>
        {t('review.feedback.take')}
      </button>
    );
  return (
    <CopyButton
      text={wording}
      label={t('review.feedback.copy.label')}
      words={{
        copy: t('review.feedback.copy'),
        copied: t('review.feedback.copied'),
        byHand: t('review.feedback.by-hand'),
      }}
    />
  );
}
