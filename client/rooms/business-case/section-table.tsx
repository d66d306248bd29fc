import { useMemo } from 'preact/hooks';
import { holdsWords, withWords } from '../../../server/rooms/business-case/added-words.rule.ts';
import {
  isWritten,
  TABLES,
  type KnownSection,
  type KnownTable,
} from '../../../server/rooms/business-case/case-tables.rule.ts';
import { lineOf } from '../../../server/rooms/business-case/costs.rule.ts';
import { missingIn, type Missing } from '../../../server/rooms/business-case/missing.rule.ts';
import { amountText } from '../../../server/rooms/business-case/money.rule.ts';
import { weighedOptions } from '../../../server/rooms/business-case/options.rule.ts';
import { askedColumns, isAnswered, isNeeded, type Row } from '../../../server/rooms/forms/answer.rule.ts';
import { useRested } from '../../core/rested.ts';
import { lang, t } from '../../core/i18n.ts';
import type { Values } from '../forms/forms.types.ts';
import { NamesIn } from '../forms/name-warning.tsx';
import { TableField } from '../forms/table-field.tsx';
import { useSame } from '../forms/table-row.tsx';
import { EvaluationPlan } from './evaluation-plan.tsx';
import { fieldOf, rowsShown, rowSources, withValue, type Tables } from './section-field.ts';
import type { SectionTablesProps } from './section-tables.types.ts';
import { StartingSheet } from './starting-sheet.tsx';
import { TableBelow, TableNotes } from './table-below.tsx';
import { download, tableFile } from './table-file.ts';
import { TableProposals } from './table-proposals.tsx';
import { isOf, nameIn, useTable } from './use-table.ts';

type OneTableProps = SectionTablesProps & { table: KnownTable; write: (rows: readonly Row[]) => void };

/** Fewer are short enough on a phone as they are. */
const FEW_COLUMNS = 3;

/** One table of a section: a key in a cell draws its row again, and what follows from it when somebody pauses. */
export function SectionTable(props: OneTableProps) {
  const { section, value, all, table, write } = props;
  const drawn = useSectionTable(props);
  const { name, field, rows, sources, written, known, rest, lacks } = drawn;
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
        lacks={lacks}
      >
        <NamesIn texts={written.left ? roleTexts(table, rest.rows, section.sources) : []} />
      </TableField>
      <TableProposals
        {...{ name, field, rows, write }}
        whole={rest.whole}
        now={() => withValue(all, section.slug, value)}
      />
      {name === TABLES.evaluation && <EvaluationPlan whole={rest.whole} />}
      {rows.some((row) => isWritten(table, row)) && <Follows {...props} of={drawn} />}
    </div>
  );
}

/** What follows from its rows. */
const Follows = ({
  all,
  value,
  table,
  rewrite,
  of: { name, field, rows, sources, known, rest },
}: OneTableProps & { of: ReturnType<typeof useSectionTable> }) => (
  <>
    <TableNotes missing={rest.missing} />
    <FileButton {...{ field, rows, sources, known }} />
    <TableBelow
      name={name}
      table={table.key}
      tables={value.tables}
      currency={all.head.currency}
      place={(words) => placed(words, rewrite)}
    />
  </>
);

/** What a table is drawn from: at once its cells, and the rest of it as it stood at the last pause. */
function useSectionTable({ template, section, value, all, table, write }: OneTableProps) {
  const { slug } = section;
  const own = value.tables[table.key];
  const field = useMemo(() => fieldOf(table, all.head.currency), [table, all.head.currency]);
  const rows = useMemo(() => rowsShown(table, own), [table, own]);
  const name = nameIn(slug, table.key);
  const [rested] = useRested(value);
  const rest = useMemo(() => {
    const whole = withValue(all, slug, rested);
    const missing = missingIn(whole, template).filter((one) => isOf(one, slug, table.key));
    return { whole, missing, rows: rested.tables[table.key] ?? [] };
  }, [all, slug, rested, template, table.key]);
  // With a key in the name of a row all rows that can point at it would be drawn again.
  const sources = useSame(
    useMemo(() => rowSources(section, template.sections, rest.whole), [section, rest, lang.value]),
  );
  return {
    name,
    field,
    rows,
    sources,
    written: useTable({ section: slug, field, rows, sources, write }),
    known: useKnown(name, value.tables),
    rest,
    lacks: useLacks(table, rest.missing),
  };
}

/** At the end of what stands there; false: it says so already. */
function placed(words: string, rewrite: SectionTablesProps['rewrite']): boolean {
  let isNew = false;
  rewrite((text) => {
    isNew = !holdsWords(text, words);
    return isNew ? withWords(text, words) : text;
  });
  return isNew;
}

function FileButton(place: Parameters<typeof tableFile>[0]) {
  const { key, label } = place.field;
  return (
    <button class="btn quiet small" type="button" onClick={() => download(`${key}.csv`, tableFile(place))}>
      {t('case.tables.file', { table: label[lang.value] })}
    </button>
  );
}

const NONE: Values = {};
const nothing = (): Values => NONE;

function lineTotal(row: Row): Values {
  if (row.cells['nature'] === 'unpriced') return { line_total: t('case.tables.costs.no-price') };
  const line = lineOf(row);
  return { line_total: line ? amountText(line.total, lang.value) : '' };
}

/** What only the whole table, or all tables of the section, can say of a row. */
function useKnown(name: string | undefined, tables: Tables): (row: Row) => Values {
  const totals = useSame(
    name === TABLES.options ? weighedOptions(tables).map(({ key, total }) => ({ key, total })) : [],
  );
  return useMemo(() => {
    if (name === TABLES.lines) return lineTotal;
    if (name !== TABLES.options) return nothing;
    return ({ key }: Row) => ({ total: totals.find((one) => one.key === key)?.total });
  }, [name, totals]);
}

/** What a row needs and has not, as its table says and as the case does. */
function useLacks(table: KnownTable, missing: readonly Missing[]) {
  const inRows = useSame(missing.flatMap(({ row, column }) => (row && column ? [{ row, column }] : [])));
  return useMemo(() => {
    if (table.rows.max === 1 || table.columns.length <= FEW_COLUMNS) return undefined;
    return (row: Row): string[] => {
      const asked = new Set(inRows.flatMap((one) => (one.row === row.key ? [one.column] : [])));
      return askedColumns(table.columns, row.cells)
        .filter((column) => column.type !== 'computed' && !isAnswered(row.cells[column.key]))
        .filter((column) => asked.has(column.key) || isNeeded(column, row.cells))
        .map(({ label }) => label[lang.value]);
    };
  }, [table, inRows]);
}

/** Texts of columns where a role belongs, and no name; the name of a guide is none. */
function roleTexts(
  { columns, sheet }: KnownTable,
  rows: readonly Row[],
  sources: KnownSection['sources'] = [],
): string[] {
  const ofGuides = [...(sheet?.rows ?? []).flatMap(({ cells }) => Object.values(cells)), ...sources];
  const given = new Set(ofGuides.flatMap((cell) => (typeof cell === 'object' ? [cell.en, cell.es] : [])));
  const roles = columns.filter((column) => 'no_names' in column && column.no_names === true);
  return rows.flatMap(({ cells }) =>
    roles
      .map(({ key }) => cells[key])
      .filter((text) => typeof text === 'string')
      .filter((text) => !given.has(text)),
  );
}
