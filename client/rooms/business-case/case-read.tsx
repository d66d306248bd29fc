import './copies.words.ts';
import '../sharing/sharing.words.ts';
import './case-read.css';
import { useSignal } from '@preact/signals';
import { caseDocument } from '../../../server/rooms/business-case/case-document.rule.ts';
import { withCredits } from '../../../server/rooms/business-case/document-credits.rule.ts';
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
import { CASE, EMPTY, type OpenedCase } from './business-case.types.ts';
import { ReadNodes } from './read-text.tsx';

type CaseDocument = ReturnType<typeof caseDocument>;
type Part = CaseDocument['sections'][number]['parts'][number];

/** The case as its reader has it, and as it comes out of the printer: the same document that every file is made of. */
export const CaseRead = ({ opened }: { opened: OpenedCase }) => (
  <Loaded of={ownSharing()}>{({ copies }) => <Read opened={opened} copies={copies} />}</Loaded>
);

function Read({ opened, copies }: { opened: OpenedCase; copies: OwnSharing['copies'] }) {
  const { title, about, sections } = withCredits(documentOf(opened), creditLines(opened, copies));
  return (
    <article class="case-read">
      <Acts />
      <header>
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

function documentOf({ head, template, sections }: OpenedCase): CaseDocument {
  const values = new Map(sections.map(({ slug, value }) => [slug, value]));
  const whole = {
    head: head.value,
    sections: chosen(template, head.value).map((slug) => ({ slug, value: values.get(slug) ?? EMPTY })),
  };
  const say = (word: string, said?: Record<string, string | number>) =>
    t(`case.copies.paper.${word}` as Key, said);
  const day = (date: string) => dayText(date, 'year');
  const state = say('draft', { day: day(ownDay(new Date().toISOString())) });
  return caseDocument(whole, template, { lang: lang.value, say, day, choice: (_, key) => key }, state);
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
      <p class="row apart">
        <a class="btn quiet small" href={CASE}>
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
          <dl class="facts">
            {part.facts.map(({ name, text }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </>
      );
    case 'table':
      return <ReadTable part={part} section={section} />;
  }
}

function ReadTable({ part, section }: { part: Extract<Part, { kind: 'table' }>; section: string }) {
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
