import { fits } from '../core/content/field-check.ts';
import type { Column } from '../core/content/field.schema.ts';
import type { ProblemList } from '../core/content/problems.ts';
import type { Read } from '../core/content/yaml-file.ts';
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
      else
        rows.forEach((row, line) => checkRow(row, table.columns, (message) => add([...path, line], message)));
    }
  });
}

function checkRow(row: Row, columns: readonly Column[], add: (message: string) => void): void {
  for (const column of columns)
    if (column.required === true && column.type !== 'computed' && row[column.key] === undefined)
      add(`${column.key} is missing`);
  for (const [key, cell] of Object.entries(row)) {
    const column = columns.find((one) => one.key === key);
    if (!column) add(`${key} is no column`);
    else if (column.type === 'computed') add(`${key} is worked out, not written`);
    else if (!mayBe(column, cell)) add(`${key} cannot be ${JSON.stringify(cell)}`);
  }
}

/** Free words come in both languages; choices, numbers and dates once. */
function mayBe(column: Column, cell: unknown): boolean {
  if (column.type === 'text' || column.type === 'textarea')
    return typeof cell === 'object' && !Array.isArray(cell);
  if (column.type === 'date') return typeof cell === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(cell);
  if (column.type === 'multiselect' || (column.type === 'row' && column.many))
    return Array.isArray(cell) && cell.every((one) => fits(column, String(one)));
  return ['string', 'number', 'boolean'].includes(typeof cell) && fits(column, cell as string);
}
