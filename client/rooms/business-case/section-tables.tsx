import './section-tables.css';
import './table-words.ts';
import { useCallback, useMemo, useRef } from 'preact/hooks';
import {
  isWritten,
  TABLES,
  type KnownSection,
  type KnownTable,
  type SectionValue,
  type WholeCase,
} from '../../../server/rooms/business-case/case-tables.rule.ts';
import { lineOf } from '../../../server/rooms/business-case/costs.rule.ts';
import { missingIn, type Missing } from '../../../server/rooms/business-case/missing.rule.ts';
import { amountText } from '../../../server/rooms/business-case/money.rule.ts';
import { weighedOptions } from '../../../server/rooms/business-case/options.rule.ts';
import type { Row } from '../../../server/rooms/forms/answer.rule.ts';
import { lang, t } from '../../core/i18n.ts';
import type { Values } from '../forms/forms.types.ts';
import { NamesIn } from '../forms/name-warning.tsx';
import { TableField } from '../forms/table-field.tsx';
import { CostsSums } from './costs-sums.tsx';
import { missingText } from './missing-text.ts';
import { OptionsWeights } from './options-weights.tsx';
import { RiskGrid } from './risk-grid.tsx';
import { fieldOf, rowsShown, rowSources, withTable, withValue, type Tables } from './section-field.ts';
import { StakeholderMap } from './stakeholder-map.tsx';
import { StartingSheet } from './starting-sheet.tsx';
import { download, tableFile } from './table-file.ts';
import { TableProposals } from './table-proposals.tsx';
import { TimelinePicture } from './timeline-picture.tsx';
import { isOf, nameIn, useTable } from './use-table.ts';

export interface SectionTablesProps {
  template: { sections: readonly KnownSection[] };
  section: KnownSection;
  /** As it stands on the page. */
  value: SectionValue;
  change: (tables: Tables) => void;
  /** Rows of other sections can be pointed at. */
  all: WholeCase;
  /** Nothing is taken before the device has said what it kept. */
  ready: boolean;
}

/** More columns than a page is wide. */
const MANY_COLUMNS = 7;

/**
 * The tables of a section, with what is worked out of them below each. They are not drawn again for what is typed in the
 * text above them: sixty lines of costs would keep each key waiting.
 */
export function SectionTables(props: SectionTablesProps) {
  const steady = useRef(props);
  if (!isSame(steady.current, props)) steady.current = props;
  // Whoever takes something back does so in what stands by then.
  const now = useRef(props);
  now.current = props;
  const write = useCallback((key: string, rows: readonly Row[]) => {
    const { value, change } = now.current;
    const tables = withTable(value.tables, key, rows);
    now.current = { ...now.current, value: { ...value, tables } };
    change(tables);
  }, []);
  const drawn = steady.current;
  return useMemo(
    () => (
      <fieldset class="section-tables" disabled={!drawn.ready}>
        {drawn.section.tables.map((table) => (
          <OneTable key={table.key} {...drawn} table={table} write={(rows) => write(table.key, rows)} />
        ))}
      </fieldset>
    ),
    [drawn, write],
  );
}

/** Whether nothing changed that a table shows: its rows, and those of other sections that it may point at. */
function isSame(one: SectionTablesProps, other: SectionTablesProps): boolean {
  const { section, ready, value, all } = other;
  return (
    one.section === section &&
    one.ready === ready &&
    one.value.tables === value.tables &&
    one.all.head === all.head &&
    one.all.sections.length === all.sections.length &&
    one.all.sections.every(
      ({ slug, value: before }, at) =>
        slug === all.sections[at]?.slug && (slug === section.slug || before === all.sections[at]?.value),
    )
  );
}

type OneTableProps = SectionTablesProps & { table: KnownTable; write: (rows: readonly Row[]) => void };

function OneTable({ template, section, value, all, table, write }: OneTableProps) {
  const field = fieldOf(table, all.head.currency);
  const rows = rowsShown(table, value.tables[table.key]);
  const whole = withValue(all, section.slug, value);
  const sources = rowSources(section, template.sections, whole);
  const written = useTable({ section: section.slug, field, rows, sources, write });
  const name = nameIn(section.slug, table.key);
  const known = knownIn(name, value.tables);
  const title = table.title[lang.value];
  return (
    <div class="section-table" data-table={table.key}>
      <h3>{title}</h3>
      <p class="help">{table.says[lang.value]}</p>
      {table.sheet && <StartingSheet sheet={table.sheet} field={field} rows={rows} write={write} />}
      <TableField
        field={field}
        value={rows}
        words={{ label: <span class="visually-hidden">{title}</span> }}
        write={written.write}
        leave={written.leave}
        given={{ sources, values: {}, write: () => undefined, computed: {} }}
        cellErrors={written.errors}
        known={known}
        blocks={table.columns.length > MANY_COLUMNS}
      >
        <NamesIn texts={written.left ? roleTexts(table, rows) : []} />
      </TableField>
      <TableProposals {...{ name, field, rows, whole, write }} />
      {rows.some((row) => isWritten(table, row)) && (
        <>
          <Notes missing={missingIn(whole, template).filter((one) => isOf(one, section.slug, table.key))} />
          <FileButton {...{ field, rows, sources, known }} />
          <Below section={section.slug} table={table.key} value={value} currency={all.head.currency} />
        </>
      )}
    </div>
  );
}

function FileButton(place: Parameters<typeof tableFile>[0]) {
  const { key, label } = place.field;
  return (
    <button class="btn quiet small" type="button" onClick={() => download(`${key}.csv`, tableFile(place))}>
      {t('case.tables.file', { table: label[lang.value] })}
    </button>
  );
}

/** What only the whole table, or all tables of the section, can say of a row. */
function knownIn(name: string | undefined, tables: Tables): (row: Row) => Values {
  if (name === TABLES.lines)
    return (row) => {
      if (row.cells['nature'] === 'unpriced') return { line_total: t('case.tables.costs.no-price') };
      const line = lineOf(row);
      return { line_total: line ? amountText(line.total, lang.value) : '' };
    };
  if (name !== TABLES.options) return () => ({});
  const totals = new Map(weighedOptions(tables).map(({ key, total }) => [key, total]));
  return ({ key }) => ({ total: totals.get(key) });
}

/** Texts of columns where a role belongs, and no name; the name of a guide is none. */
function roleTexts({ columns, sheet }: KnownTable, rows: readonly Row[]): string[] {
  const ofGuides = (sheet?.rows ?? []).flatMap(({ cells }) => Object.values(cells));
  const given = new Set(ofGuides.flatMap((cell) => (typeof cell === 'object' ? [cell.en, cell.es] : [])));
  const roles = columns.filter((column) => 'no_names' in column && column.no_names === true);
  return rows.flatMap(({ cells }) =>
    roles
      .map(({ key }) => cells[key])
      .filter((text) => typeof text === 'string')
      .filter((text) => !given.has(text)),
  );
}

const Notes = ({ missing }: { missing: readonly Missing[] }) =>
  missing.length === 0 ? null : (
    <div class="table-notes">
      <p>{t('case.tables.missing')}</p>
      <ul>
        {missing.map((one) => (
          <li key={`${one.code}/${one.row ?? ''}/${one.column ?? ''}/${one.data?.['name'] ?? ''}`}>
            {missingText(one)}
          </li>
        ))}
      </ul>
    </div>
  );

interface BelowProps {
  section: string;
  table: string;
  value: SectionValue;
  currency: string;
}

/** What is drawn of a table, or added up from it. */
function Below({ section, table, value: { tables }, currency }: BelowProps) {
  const rows = tables[table] ?? [];
  switch (nameIn(section, table)) {
    case TABLES.lines:
      return <CostsSums rows={rows} currency={currency} />;
    case TABLES.risks:
      return <RiskGrid rows={rows} />;
    case TABLES.stakeholders:
      return <StakeholderMap rows={rows} />;
    case TABLES.milestones:
      return <TimelinePicture rows={rows} />;
    case TABLES.scores:
      return <OptionsWeights tables={tables} />;
    default:
      return null;
  }
}
