import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { differenceOf } from '../../../server/rooms/business-case/case-difference.rule.ts';
import { placeOf, TABLES } from '../../../server/rooms/business-case/case-tables.rule.ts';
import type { CellsGiven, TableOfSection } from '../../../server/rooms/business-case/document-cell.rule.ts';
import { lang, t } from '../../core/i18n.ts';
import type { SectionValue } from '../business-case/business-case.types.ts';
import { CostsSums } from '../business-case/costs-sums.tsx';
import { SectionDifferenceView } from '../business-case/difference.tsx';
import type { PlacedSection } from './anchors.view.ts';
import { CommentLink } from './comment-link.tsx';
import { NotedTable } from './noted-table.tsx';
import { NotedText } from './noted-text.tsx';
import { PointHere } from './point-here.tsx';
import type { Anchor } from './review.types.ts';

export interface ShownSection {
  slug: string;
  title: Readonly<Record<'en' | 'es', string>>;
  tables: readonly TableOfSection[];
  /** In the template; null: it is read alone. */
  number: number | null;
  value: SectionValue;
  /** Of the version that is laid beside it; undefined: it is read as it is. */
  earlier?: SectionValue | undefined;
}

interface SectionProps<Comment> {
  section: ShownSection;
  given: CellsGiven;
  placed: PlacedSection<Comment & { id: string }> | undefined;
  /** What it is called that stands at a number. */
  nameOf: (number: number) => string;
  /** Somebody pointed at something in it; undefined: it is only read. */
  point?: ((anchor: Anchor) => void) | undefined;
  /** Beside it: its comments. */
  children: ComponentChildren;
}

/** A section of a version, with its comments beside it, and below it where the page is narrow. */
export function CaseSection<Comment>(props: SectionProps<Comment>) {
  const { section, point, children } = props;
  const text = useRef<HTMLDivElement>(null);
  const id = `section-${section.slug}`;
  return (
    <section class="review-section" aria-labelledby={id}>
      <div class="review-text">
        <Heading id={id} section={section} />
        <div ref={text}>
          <Said {...props} />
        </div>
        {point && <PointHere place={text} slug={section.slug} text={section.value.text} point={point} />}
      </div>
      <div class="review-side">{children}</div>
    </section>
  );
}

/** Of one that is read alone the page says it already. */
const Heading = ({ id, section: { number, title } }: { id: string; section: ShownSection }) =>
  number === null ? (
    <h2 id={id} class="visually-hidden" tabIndex={-1}>
      {title[lang.value]}
    </h2>
  ) : (
    <h3 id={id} tabIndex={-1}>
      <span class="section-number">{number}</span> {title[lang.value]}
    </h3>
  );

const LINES = placeOf(TABLES.lines);

function Said<Comment>({ section, given, placed, nameOf }: SectionProps<Comment>) {
  const { value, tables, earlier } = section;
  const rows = (key: string) => value.tables[key] ?? [];
  if (earlier)
    return (
      <SectionDifferenceView
        difference={differenceOf(earlier, value)}
        tables={tables}
        rowsOf={(name) => rowsIn(given, name)}
      />
    );
  const written = tables.filter(({ key }) => rows(key).length > 0);
  if (!value.text && written.length === 0) return <p class="help">{t('review.section.empty')}</p>;
  const idOf = (number: number) => placed?.all.find((one) => one.number === number)?.comment.id ?? '';
  const link = (number: number) => (
    <CommentLink key={number} number={number} comment={idOf(number)} name={nameOf(number)} />
  );
  return (
    <div class="read">
      {value.text && <NotedText text={value.text} noted={placed?.words ?? []} link={link} />}
      {written.map((table) => (
        <NotedTable
          key={table.key}
          table={table}
          rows={rows(table.key)}
          given={given}
          noted={placed?.cells ?? []}
          link={link}
        />
      ))}
      {section.slug === LINES.section && (
        <CostsSums rows={rows(LINES.table)} currency={given.whole.head.currency} />
      )}
    </div>
  );
}

function rowsIn({ whole }: CellsGiven, name: string) {
  const [slug = '', table = ''] = name.split('/');
  return whole.sections.find((one) => one.slug === slug)?.value.tables[table] ?? [];
}
