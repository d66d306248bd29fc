import './copies.words.ts';
import '../sharing/sharing.words.ts';
import './case-read.css';
import { useSignal } from '@preact/signals';
import { caseDocument } from '../../../server/rooms/business-case/case-document.rule.ts';
import { withCredits } from '../../../server/rooms/business-case/document-credits.rule.ts';
import { choiceOf, goalChoices } from '../../../server/rooms/business-case/document-goals.rule.ts';
import type { GuideLists } from '../../../server/rooms/business-case/guide-list.rule.ts';
import { chosen } from '../../../server/rooms/business-case/head.rule.ts';
import { ownDay } from '../../core/calendar.ts';
import { dayText, lang, t } from '../../core/i18n.ts';
import type { Key } from '../../core/words.types.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { printPage } from '../../shell/printing.ts';
import { Icon } from '../../ui/icon.tsx';
import { Table } from '../../ui/table.tsx';
import { Title } from '../../ui/title.tsx';
import { creditText } from '../sharing/authors.ts';
import { ownSharing } from '../sharing/sharing.state.ts';
import type { OwnSharing } from '../sharing/sharing.types.ts';
import { guideLists } from './arrivals.state.ts';
import { CASE, EMPTY, type OpenedCase } from './business-case.types.ts';
import { ReadNodes } from './read-text.tsx';

type CaseDocument = ReturnType<typeof caseDocument>;
type Part = CaseDocument['sections'][number]['parts'][number];

/** The case as its reader has it, and as it comes out of the printer: the same document that every file is made of. */
export const CaseRead = ({ opened }: { opened: OpenedCase }) => (
  <Loaded of={ownSharing()}>
    {({ copies }) => (
      <Loaded of={guideLists()}>
        {({ guides }) => <Read opened={opened} copies={copies} guides={guides} />}
      </Loaded>
    )}
  </Loaded>
);

interface ReadProps {
  opened: OpenedCase;
  copies: OwnSharing['copies'];
  guides: GuideLists | null;
}

function Read({ opened, copies, guides }: ReadProps) {
  const { title, about, sections } = withCredits(documentOf(opened, guides), creditLines(opened, copies));
  return (
    <article class="case-read">
      <Acts />
      <header class="stack tight">
        <Title text={title} />
        <p class="over">{about}</p>
      </header>
      {sections.length === 0 && <p>{t('case.copies.empty')}</p>}
      {sections.map((section) => (
        <section key={section.slug} class="read" aria-labelledby={`case-${section.slug}`}>
          <h2 id={`case-${section.slug}`}>{section.title}</h2>
          {section.parts.map((part, at) => (
            <ReadPart key={at} part={part} section={section.title} />
          ))}
        </section>
      ))}
    </article>
  );
}

function documentOf({ head, template, sections }: OpenedCase, guides: GuideLists | null): CaseDocument {
  const values = new Map(sections.map(({ slug, value }) => [slug, value]));
  const whole = {
    head: head.value,
    sections: chosen(template, head.value).map((slug) => ({ slug, value: values.get(slug) ?? EMPTY })),
  };
  const say = (word: string, said?: Record<string, string | number>) =>
    t(`case.copies.paper.${word}` as Key, said);
  const day = (date: string) => dayText(date, 'year');
  const state = say('draft', { day: day(ownDay(new Date().toISOString())) });
  const choice = choiceOf(goalChoices(guides), lang.value);
  return caseDocument(whole, template, { lang: lang.value, say, day, choice }, state);
}

/** Whose work stands in which section. */
const creditLines = ({ template }: OpenedCase, copies: OwnSharing['copies']) =>
  new Map(
    template.sections.map(({ slug, title }) => [
      slug,
      copies
        .filter(({ kind, part, state }) => kind === 'section' && part === slug && state === 'placed')
        .map(({ credits }) => creditText(title[lang.value], credits)),
    ]),
  );

/** Not on paper. */
function Acts() {
  const forbidden = useSignal(false);
  return (
    <>
      <p class="row apart acts">
        <a class="btn quiet small flush" href={CASE}>
          <Icon name="back" /> {t('case.copies.back')}
        </a>
        <button class="btn small" type="button" onClick={() => void (forbidden.value = !printPage())}>
          <Icon name="print" /> {t('case.copies.print')}
        </button>
      </p>
      {forbidden.value && <p role="status">{t('case.copies.forbidden')}</p>}
    </>
  );
}

function ReadPart({ part, section }: { part: Part; section: string }) {
  switch (part.kind) {
    case 'text':
      return <ReadNodes nodes={part.text.content} leads />;
    case 'lines':
      return (
        <>
          {part.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </>
      );
    case 'facts':
      return (
        <>
          {part.title !== null && <h3>{part.title}</h3>}
          <Facts facts={part.facts} />
        </>
      );
    case 'table':
      return part.table.turned ? (
        <div class="turned">
          <ReadTable part={part} section={section} />
          <OneByOne part={part} section={section} />
        </div>
      ) : (
        <ReadTable part={part} section={section} />
      );
  }
}

const Facts = ({ facts }: { facts: readonly { name: string; text: string }[] }) => (
  <dl class="facts">
    {facts.map(({ name, text }) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{text}</dd>
      </div>
    ))}
  </dl>
);

type TablePart = Extract<Part, { kind: 'table' }>;

/** Where there is no room for it: each thing below its name, with what is said of it. */
function OneByOne({ part: { title, table }, section }: { part: TablePart; section: string }) {
  const [, ...things] = table.columns;
  return (
    <div class="one-by-one">
      <p class="help">{title ?? section}</p>
      {things.map((thing, at) => (
        <section key={at}>
          <h3 class="heading-small">{thing.title}</h3>
          <Facts
            facts={table.rows
              .map((row) => ({ name: row[0] ?? '', text: row[at + 1] ?? '' }))
              .filter(({ text }) => text !== '')}
          />
        </section>
      ))}
    </div>
  );
}

function ReadTable({ part, section }: { part: TablePart; section: string }) {
  const [first, ...others] = part.table.columns.map(({ title, numeric }, at) => ({
    key: String(at),
    head: title,
    cell: ({ cells }: { cells: readonly string[] }) => cells[at] ?? '',
    number: numeric,
  }));
  if (!first) return null;
  return (
    <Table
      caption={part.title ?? section}
      columns={[first, ...others]}
      rows={part.table.rows.map((cells, key) => ({ key, cells }))}
      rowKey={({ key }) => key}
    />
  );
}
