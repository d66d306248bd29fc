import './section-arrivals.css';
import './section-arrivals.words.ts';
import { useState } from 'preact/hooks';
import { withWords } from '../../../server/rooms/business-case/added-words.rule.ts';
import { t } from '../../core/i18n.ts';
import { type LatePart, useLate } from '../../shell/late.ts';
import type { ArrivalsProps } from './section-arrivals.types.ts';
import type { BringsProps } from './section-brings.tsx';
import { WaitingNotes } from './waiting-notes.tsx';

/** What can be taken into a section from elsewhere: it waits beside the text, and each word of it is placed by a press. */
export function SectionArrivals(props: ArrivalsProps) {
  const { section, write } = props;
  const add = (words: string) => write((value) => ({ ...value, text: withWords(value.text, words) }));
  return (
    <div class="arrivals">
      <WaitingNotes {...props} add={add} />
      {section.brings && <Brought brings={section.brings} add={add} />}
    </div>
  );
}

const BRINGS: LatePart<BringsProps> = {
  words: ['forms'],
  load: async () => (await import('./section-brings.tsx')).SectionBrings,
};

/** What the learner marked for the case in a form: asked for when it is opened. */
function Brought(props: BringsProps) {
  const [open, setOpen] = useState(false);
  return (
    <details class="fold" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('case.arrivals.form')}</summary>
      {open && <Brings {...props} />}
    </details>
  );
}

function Brings(props: BringsProps) {
  const SectionBrings = useLate(BRINGS);
  return SectionBrings ? <SectionBrings {...props} /> : null;
}
