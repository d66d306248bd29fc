import { fits } from '../../content/field-check.ts';
import type { Column, Table } from '../../content/field.schema.ts';
import type { ProblemList } from '../../content/problems.ts';
import type { Read } from '../../content/yaml-file.ts';
import type { Sample, Section, Template } from './business-case.schema.ts';

type Row = Record<string, unknown>;

/** A finished case that breaks the template would teach the wrong thing. */
export function checkSample(
  { data, file, lineOf }: Read<Sample>,
  { sections, template }: { sections: readonly Section[]; template: Template },
  problems: ProblemList,
): void {
  const add = (path: (string | number)[], message: string) =>
    problems.add('sample', { file, line: lineOf(path) }, message);
  if (!template.kinds.some((kind) => kind.key === data.kind)) add(['kind'], `${data.kind} is no kind`);
  const written = new Set(data.sections.map((one) => one.slug));
  for (const { slug, essential } of sections)
    if (essential && !written.has(slug)) add(['sections'], `${slug} is essential and missing`);
  data.sections.forEach((one, at) => {
    const section = sections.find(({ slug }) => slug === one.slug);
    if (!section) return add(['sections', at], `${one.slug} is no section`);
    for (const [key, rows] of Object.entries(one.tables)) {
      const table = section.tables.find((known) => known.key === key);
      const path = ['sections', at, 'tables', key];
      if (!table) add(path, `${one.slug} has no table ${key}`);
      else {
        checkNames(rows, table, (message) => add(path, message));
        rows.forEach((row, line) => {
          const wrong = (message: string) => add([...path, line], message);
          checkRow(row, table, wrong);
          checkReferences(row, { columns: table.columns, sample: data }, wrong);
        });
      }
    }
  });
}

/** The sample as a reader meets it: starting rows with their own cells and what the sample adds. */
export const filledSample = (sample: Sample, sections: readonly Section[]): Sample => ({
  ...sample,
  sections: sample.sections.map((one) => ({
    ...one,
    tables: Object.fromEntries(
      Object.entries(one.tables).map(([key, rows]) => {
        const table = sections
          .find(({ slug }) => slug === one.slug)
          ?.tables.find((known) => known.key === key);
        return [key, rows.map((row) => ({ ...givenTo(row, table), ...row }))];
      }),
    ),
  })),
});

const startOf = (row: Row, table?: Table) => table?.starts.find(({ key }) => key === row['row']);
const givenTo = (row: Row, table?: Table) => startOf(row, table)?.cells ?? {};

function checkNames(rows: readonly Row[], table: Table, add: (message: string) => void): void {
  const names = rows.flatMap((row) => row['row'] ?? []);
  for (const name of new Set(names))
    if (names.indexOf(name) !== names.lastIndexOf(name)) add(`row ${String(name)} is there twice`);
  for (const start of table.starts)
    if (start.fixed && !names.includes(start.key))
      add(`row ${start.key} stands in every case and is missing`);
}

/** A row points at rows of the sample that have a name. */
function checkReferences(
  row: Row,
  { columns, sample }: { columns: readonly Column[]; sample: Sample },
  add: (message: string) => void,
): void {
  for (const column of columns) {
    const cell = row[column.key];
    if (column.type !== 'row' || cell === undefined) continue;
    const [slug, key] = column.of.split('/');
    const rows = sample.sections.find((one) => one.slug === slug)?.tables[key ?? ''] ?? [];
    for (const name of [cell].flat())
      if (!rows.some((one) => one['row'] === name))
        add(`${column.key}: ${column.of} has no row ${String(name)}`);
  }
}

function checkRow(row: Row, table: Table, add: (message: string) => void): void {
  const { row: name, ...cells } = row;
  const start = startOf(row, table);
  if (name !== undefined && typeof name !== 'string') add('the name of a row is one word');
  for (const column of table.columns) {
    const cell = cells[column.key] ?? start?.cells[column.key];
    if (column.required === true && column.type !== 'computed' && cell === undefined)
      add(`${column.key} is missing`);
  }
  for (const [key, cell] of Object.entries(cells)) {
    const column = table.columns.find((one) => one.key === key);
    if (!column) add(`${key} is no column`);
    else if (start?.fixed && key in start.cells) add(`${key} of row ${start.key} cannot be changed`);
    else if (column.type === 'computed') add(`${key} is worked out, not written`);
    else if (!mayBe(column, cell)) add(`${key} cannot be ${JSON.stringify(cell)}`);
  }
}

/** Free words come in both languages; choices, numbers and dates once. */
export function mayBe(column: Column, cell: unknown): boolean {
  if (column.type === 'text' || column.type === 'textarea')
    return typeof cell === 'object' && !Array.isArray(cell);
  if (column.type === 'date') return typeof cell === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(cell);
  if (column.type === 'multiselect' || (column.type === 'row' && column.many))
    return Array.isArray(cell) && cell.every((one) => fits(column, String(one)));
  return ['string', 'number', 'boolean'].includes(typeof cell) && fits(column, cell as string);
}
