import { currencySign } from '../../../server/rooms/business-case/money.rule.ts';
import { startCells, type Row } from '../../../server/rooms/forms/answer.rule.ts';
import type {
  KnownSection,
  KnownTable,
  SectionValue,
  WholeCase,
} from '../../../server/rooms/business-case/case-tables.rule.ts';
import { lang, t } from '../../core/i18n.ts';
import type { Sources } from '../forms/choices.ts';
import { today } from '../forms/filled.ts';
import type { Column, FieldOf } from '../forms/forms.types.ts';

/** A table of a section as the forms room draws one. */

export type Tables = SectionValue['tables'];

/**
 * Where its heads speak of money they say whose. No column is marked as not needed: what a case needs is said below, and
 * until it is handed in nothing is.
 */
export const fieldOf = ({ title, says, ...table }: KnownTable, currency: string): FieldOf<'table'> => ({
  ...table,
  type: 'table',
  label: title,
  help: says,
  required: false,
  columns: table.columns.map((column) => ({
    ...(currency && isMoney(column) ? withSign(column, currency) : column),
    required: true,
  })),
});

const isMoney = (column: Column): boolean =>
  column.type === 'number'
    ? column.money === true
    : column.type === 'computed' && column.rule === 'line-total';

const withSign = (column: Column, currency: string): Column => ({
  ...column,
  label: {
    en: `${column.label.en}, ${currencySign(currency, 'en')}`,
    es: `${column.label.es}, ${currencySign(currency, 'es')}`,
  },
});

/** The rows as they stand on the page: what was written, and starting rows that stay in every case. */
export function rowsShown(table: KnownTable, rows: readonly Row[] = []): Row[] {
  const missing = table.starts.filter(
    ({ key, fixed, stays }) =>
      rows.length === 0 || ((fixed || stays) && !rows.some((row) => row.key === key)),
  );
  return [...missing.map(({ key, cells }) => ({ key, cells: started(table, cells) })), ...rows];
}

const started = ({ columns }: KnownTable, cells: KnownTable['starts'][number]['cells']) => ({
  ...startCells(columns, lang.peek(), today()),
  ...Object.fromEntries(
    Object.entries(cells).map(([key, cell]) => [key, typeof cell === 'object' ? cell[lang.peek()] : cell]),
  ),
});

/** Tables with these rows in one of them; a table without rows is left out. */
export function withTable(tables: Tables, key: string, rows: readonly Row[]): Tables {
  const { [key]: _, ...others } = tables;
  return rows.length > 0 ? { ...others, [key]: rows } : others;
}

/** Rows of other tables that columns of a section point at, by the name that people gave them. */
export function rowSources(
  section: KnownSection,
  template: readonly KnownSection[],
  all: WholeCase,
): Sources {
  const columns = section.tables.flatMap((table) => table.columns);
  const named = columns.flatMap((column) => (column.type === 'row' ? [column.of] : []));
  return Object.fromEntries([...new Set(named)].map((of) => [of, rowChoices(of, template, all)]));
}

function rowChoices(of: string, template: readonly KnownSection[], all: WholeCase): Sources[string] {
  const [slug = '', key = ''] = of.split('/');
  const table = template.find((one) => one.slug === slug)?.tables.find((one) => one.key === key);
  if (!table) return [];
  const rows = rowsShown(table, all.sections.find((one) => one.slug === slug)?.value.tables[key]);
  return rows.map((row, at) => {
    const name = nameOf(table, row, at);
    return { key: row.key, label: { en: name, es: name } };
  });
}

/** What a row calls itself, or its place in the table. */
export function nameOf(table: Pick<KnownTable, 'columns'>, row: Row, at: number): string {
  const column = table.columns.find(({ type }) => type === 'text' || type === 'textarea');
  const name = row.cells[column?.key ?? ''];
  return typeof name === 'string' && name.trim() !== '' ? name.trim() : t('case.tables.row', { row: at + 1 });
}

/** The case with one section as it stands on the page. */
export const withValue = (all: WholeCase, slug: string, value: SectionValue): WholeCase => ({
  ...all,
  sections: all.sections.some((one) => one.slug === slug)
    ? all.sections.map((one) => (one.slug === slug ? { slug, value } : one))
    : [...all.sections, { slug, value }],
});
