import './section-arrivals.css';
import './section-arrivals.words.ts';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { withWords } from '../../../server/rooms/business-case/added-words.rule.ts';
import { placeOf, TABLES } from '../../../server/rooms/business-case/case-tables.rule.ts';
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
      {section.brings && (
        <Fold says="form">
          <Late part={BRINGS} props={{ brings: section.brings, add }} />
        </Fold>
      )}
      {FROM_CHOOSER.has(section.slug) && (
        <Fold says="model">
          <Late part={CHOOSER} props={props} />
        </Fold>
      )}
      {section.slug === AIMS && (
        <Fold says="goals">
          <Late part={GOALS} props={{}} />
        </Fold>
      )}
      {section.lists.length > 0 && (
        <Fold says="guides">
          <Late part={GUIDES} props={props} />
        </Fold>
      )}
    </div>
  );
}

const FROM_CHOOSER: ReadonlySet<string> = new Set([
  placeOf(TABLES.options).section,
  placeOf(TABLES.card).section,
]);
/** Where a case says what it is for. */
const AIMS = 'aims';

/** What the learner marked for the case in a form. */
const BRINGS: LatePart<BringsProps> = {
  words: ['forms'],
  load: async () => (await import('./section-brings.tsx')).SectionBrings,
};
const CHOOSER: LatePart<ArrivalsProps> = {
  words: ['case-model', 'case-tables'],
  load: async () => (await import('./chosen-model.tsx')).FromChooser,
};
const GOALS: LatePart<object> = {
  words: ['case-goals'],
  load: async () => (await import('./case-goals.tsx')).CaseGoals,
};
const GUIDES: LatePart<ArrivalsProps> = {
  words: ['case-guides', 'case-tables'],
  load: async () => (await import('./guide-lists.tsx')).FromGuides,
};

/** Nothing in it is asked for before it is opened. */
function Fold({
  says,
  children,
}: {
  says: 'form' | 'model' | 'goals' | 'guides';
  children: ComponentChildren;
}) {
  const [open, setOpen] = useState(false);
  return (
    <details class="fold" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t(`case.arrivals.${says}`)}</summary>
      {open && children}
    </details>
  );
}

function Late<Props extends object>({ part, props }: { part: LatePart<Props>; props: Props }) {
  const Part = useLate(part);
  return Part ? <Part {...props} /> : null;
}
