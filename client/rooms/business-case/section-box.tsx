import { chosen } from '../../../server/rooms/business-case/head.rule.ts';
import { lengthNote } from '../../../server/rooms/business-case/length.rule.ts';
import { wordCount } from '../../../server/rooms/business-case/rich-text.rule.ts';
import { useState } from 'preact/hooks';
import { lang, t } from '../../core/i18n.ts';
import { useWriting, type Writing } from '../../core/writing.ts';
import { type LatePart, useLate } from '../../shell/late.ts';
import { SaveState } from '../../shell/save-state.tsx';
import { StateIcon } from '../../ui/icon.tsx';
import { SeenBy } from '../../ui/seen-by.tsx';
import {
  CASE_PART,
  EMPTY,
  sectionThing,
  type CaseHead,
  type OpenedCase,
  type SectionValue,
  type TemplateSection,
} from './business-case.types.ts';
import { noteWritten } from './case.state.ts';
import type { ConflictProps } from './conflict.tsx';
import { RichTextBox } from './rich-text-box.tsx';
import type { ArrivalsProps } from './section-arrivals.types.ts';
import type { SectionPenProps } from './section-pen.tsx';
import type { SectionTablesProps } from './section-tables.types.ts';
import { keepLeftOut } from './versions.state.ts';

/** A section from the device first; what is written in it is seen by the whole page at once. */
function useSection(
  slug: string,
  { sections }: OpenedCase,
): [Writing<SectionValue>, (value: SectionValue) => void] {
  const saved = sections.find((one) => one.slug === slug);
  const { value = EMPTY, revision = 0, savedAt } = saved ?? {};
  const known = { value, revision, savedAt };
  const writing = useWriting<SectionValue>({
    thing: sectionThing(slug),
    kind: CASE_PART,
    known,
    start: EMPTY,
  });
  const write = (next: SectionValue) => {
    writing.write(next);
    noteWritten(slug, { value: next, savedAt: null, revision: writing.known.peek()?.revision ?? 0 });
  };
  return [writing, write];
}

interface BoxProps {
  section: TemplateSection;
  opened: OpenedCase;
  head: CaseHead;
}

/** Where a section is written: on the page of the case, and on the page of a step that is about it. */
export function SectionBox({ section, opened, head }: BoxProps) {
  const [writing, write] = useSection(section.slug, opened);
  const value = writing.value.value;
  const whole = wholeOf(opened, head, { slug: section.slug, value });
  const { words } = section.length;
  return (
    <div class="case-box">
      <Conflict of={writing} section={section} />
      <Pen slug={section.slug} writing={writing} />
      <TextPart section={section} writing={writing} write={write} />
      {writing.ready.value && (
        <Arrivals section={section} whole={whole} write={(change) => write(change(writing.value.peek()))} />
      )}
      <Tables
        template={opened.template}
        section={section}
        value={value}
        change={(tables) => write({ ...writing.value.peek(), tables })}
        all={whole}
        ready={writing.ready.value}
      />
      {!words && !value.text && <SaveState of={writing.state} />}
      <p>
        <SeenBy>{t('case.seen')}</SeenBy>
      </p>
    </div>
  );
}

/** The case as it stands, with the section under the pen as it is on the screen. */
const wholeOf = (
  { template, sections }: OpenedCase,
  head: CaseHead,
  own: { slug: string; value: SectionValue },
) => ({
  head,
  sections: chosen(template, head).map((slug) => ({
    slug,
    value: slug === own.slug ? own.value : (sections.find((one) => one.slug === slug)?.value ?? EMPTY),
  })),
});

/** Nothing of it is written yet, so that the box above need not wait for it. */
const ARRIVALS: LatePart<ArrivalsProps> = {
  words: ['case-arrivals'],
  load: async () => (await import('./section-arrivals.tsx')).SectionArrivals,
};

function Arrivals(props: ArrivalsProps) {
  const SectionArrivals = useLate(ARRIVALS);
  return SectionArrivals ? <SectionArrivals {...props} /> : null;
}

/** A section without tables has none to wait for, and the box above them stands before they come. */
const TABLES: LatePart<SectionTablesProps> = {
  words: ['case-tables', 'forms'],
  load: async () => (await import('./section-tables.tsx')).SectionTables,
};

function Tables(props: SectionTablesProps) {
  const SectionTables = useLate(TABLES);
  return SectionTables ? <SectionTables {...props} /> : null;
}

const PEN: LatePart<SectionPenProps> = {
  words: ['case'],
  load: async () => (await import('./section-pen.tsx')).SectionPen,
};

function Pen(props: SectionPenProps) {
  const SectionPen = useLate(PEN);
  return SectionPen ? <SectionPen {...props} /> : null;
}

/** The box with its guide; a section that is a table alone has none, unless somebody has written in it. */
function TextPart({
  section,
  writing,
  write,
}: Pick<BoxProps, 'section'> & { writing: Writing<SectionValue>; write: (value: SectionValue) => void }) {
  const value = writing.value.value;
  const { words } = section.length;
  if (!words && !value.text) return null;
  const change = (text: SectionValue['text']) => write({ ...writing.value.peek(), text });
  return (
    <>
      <RichTextBox
        value={value.text}
        change={change}
        label={section.title[lang.value]}
        lang={lang.value}
        ready={writing.ready.value}
        thing={sectionThing(section.slug)}
        beside={<SaveState of={writing.state} />}
      />
      <Words count={wordCount(value.text)} range={words} />
    </>
  );
}

/** A guide and no limit (rule B8). */
function Words({ count, range }: { count: number; range: [number, number] | undefined }) {
  if (!range) return <p class="help">{t('case.words', { count })}</p>;
  const [least, most] = range;
  const note = lengthNote(count, range) ?? 'within';
  return <p class="help">{t(`case.words.${note}`, { count, least, most })}</p>;
}

/** Two texts are rare, and what compares them is not small. */
const CONFLICT: LatePart<ConflictProps> = {
  words: ['case-versions'],
  load: async () => (await import('./conflict.tsx')).SectionConflict,
};

function Conflict({ of, section }: { of: Writing<SectionValue>; section: TemplateSection }) {
  const conflict = of.conflict.value;
  if (!conflict) return null;
  const choose = (value: SectionValue) => {
    keepLeftOut(section.slug, [conflict.mine, conflict.theirs], value);
    of.settle(value);
  };
  return <TwoTexts {...conflict} section={section} choose={choose} />;
}

/** Put off, it is said in one line until somebody chooses: until then nothing of the section is sent. */
function TwoTexts(props: Omit<ConflictProps, 'later'>) {
  const [later, setLater] = useState(false);
  const SectionConflict = useLate(CONFLICT);
  if (SectionConflict && !later) return <SectionConflict {...props} later={() => setLater(true)} />;
  return (
    <div class="banner returned" role="alert">
      <StateIcon state="returned" />
      <p>{t('case.two.waits')}</p>
      <button class="btn small" type="button" onClick={() => setLater(false)}>
        {t('case.two.open')}
      </button>
    </div>
  );
}
