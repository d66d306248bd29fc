import { chosen } from '../../../server/rooms/business-case/head.rule.ts';
import { lengthNote } from '../../../server/rooms/business-case/length.rule.ts';
import { wordCount } from '../../../server/rooms/business-case/rich-text.rule.ts';
import { computed } from '@preact/signals';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { lang, t } from '../../core/i18n.ts';
import { useRested } from '../../core/rested.ts';
import { useWriting, type Writing } from '../../core/writing.ts';
import { type LatePart, lateView, useLate } from '../../shell/late.ts';
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
import { noteWritten, showWritten } from './case.state.ts';
import type { ConflictProps } from './conflict.tsx';
import { RichTextBox } from './rich-text-box.tsx';
import type { ArrivalsProps } from './section-arrivals.types.ts';
import type { SectionPenProps } from './section-pen.tsx';
import type { SectionTablesProps } from './section-tables.types.ts';
import { keepLeftOut } from './versions.state.ts';

/** A section from the device first; what is written in it is seen by the whole page at the next pause. */
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
  // Whoever turns to another section finds what was written in this one.
  useEffect(() => showWritten, [writing]);
  return [writing, write];
}

interface BoxProps {
  section: TemplateSection;
  opened: OpenedCase;
  head: CaseHead;
}

/** A section under the pen. Each part of its box follows what it shows, and no other key. */
interface Hand {
  section: TemplateSection;
  writing: Writing<SectionValue>;
  write: (value: SectionValue) => void;
}

/** Where a section is written: on the page of the case, and on the page of a step that is about it. */
export function SectionBox({ section, opened, head }: BoxProps) {
  const [writing, write] = useSection(section.slug, opened);
  const hand = { section, writing, write };
  const ready = writing.ready.value;
  const { slug } = section;
  const whole = useMemo(
    () => wholeOf(opened, head, { slug, value: writing.value.peek() }),
    [opened, head, slug, writing, ready],
  );
  // What is placed waits no more, and what waits is said by the page.
  const place: ArrivalsProps['write'] = (change) => {
    write(change(writing.value.peek()));
    showWritten();
  };
  // A section that is a table alone has no box, unless somebody has written in it.
  const hasBox = useOf(writing, ({ text }) => text !== null) || section.length.words !== undefined;
  return (
    <div class="case-box">
      <Conflict of={writing} section={section} />
      <Pen slug={slug} writing={writing} />
      {hasBox && <TextPart {...hand} />}
      {ready && <Arrivals section={section} whole={whole} write={place} />}
      <Tables {...hand} opened={opened} whole={whole} />
      {!hasBox && <SaveState of={writing.state} />}
      <p>
        <SeenBy>{t('case.seen')}</SeenBy>
      </p>
    </div>
  );
}

/** A part of what is written: whoever asks is drawn again when that part changes. */
function useOf<T>(writing: Writing<SectionValue>, part: (value: SectionValue) => T): T {
  return useMemo(() => computed(() => part(writing.value.value)), [writing]).value;
}

/** The case, with the section under the pen as it stood on the screen at the last pause. */
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
const Arrivals = lateView<ArrivalsProps>({
  words: ['case-arrivals'],
  load: async () => (await import('./section-arrivals.tsx')).SectionArrivals,
});

/** A section without tables has none to wait for, and the box above them stands before they come. */
const TABLES: LatePart<SectionTablesProps> = {
  words: ['case-tables', 'forms'],
  load: async () => (await import('./section-tables.tsx')).SectionTables,
};

function Tables({
  section,
  writing,
  write,
  opened,
  whole,
}: Hand & { opened: OpenedCase; whole: ReturnType<typeof wholeOf> }) {
  const SectionTables = useLate(TABLES);
  useOf(writing, ({ tables }) => tables);
  if (!SectionTables) return null;
  return (
    <SectionTables
      template={opened.template}
      section={section}
      value={writing.value.peek()}
      change={(tables) => write({ ...writing.value.peek(), tables })}
      rewrite={(text) => write({ ...writing.value.peek(), text: text(writing.value.peek().text) })}
      all={whole}
      ready={writing.ready.value}
    />
  );
}

const Pen = lateView<SectionPenProps>({
  words: ['case'],
  load: async () => (await import('./section-pen.tsx')).SectionPen,
});

/** The box with its guide. */
function TextPart({ section, writing, write }: Hand) {
  const change = useCallback(
    (text: SectionValue['text']) => write({ ...writing.value.peek(), text }),
    [writing],
  );
  return (
    <>
      <Paper section={section} writing={writing} change={change} />
      <Words of={writing} range={section.length.words} />
    </>
  );
}

function Paper({
  section,
  writing,
  change,
}: Omit<Hand, 'write'> & { change: (text: SectionValue['text']) => void }) {
  const beside = useMemo(() => <SaveState of={writing.state} />, [writing]);
  return (
    <RichTextBox
      value={useOf(writing, ({ text }) => text)}
      change={change}
      label={section.title[lang.value]}
      lang={lang.value}
      ready={writing.ready.value}
      thing={sectionThing(section.slug)}
      beside={beside}
    />
  );
}

/** A guide and no limit (rule B8), counted when somebody pauses. */
function Words({ of, range }: { of: Writing<SectionValue>; range: [number, number] | undefined }) {
  const [text] = useRested(useOf(of, (value) => value.text));
  const count = useMemo(() => wordCount(text), [text]);
  return useMemo(() => <p class="help">{wordsText(count, range)}</p>, [count, range, lang.value]);
}

function wordsText(count: number, range: [number, number] | undefined): string {
  if (!range) return t('case.words', { count });
  const [least, most] = range;
  return t(`case.words.${lengthNote(count, range) ?? 'within'}`, { count, least, most });
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
