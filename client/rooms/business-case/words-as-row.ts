import {
  type KnownTable,
  type SectionValue,
  type WholeCase,
} from '../../../server/rooms/business-case/case-tables.rule.ts';
import { newRow } from '../forms/table-rows.ts';
import type { TemplateSection } from './business-case.types.ts';
import { fieldOf, rowsShown, withTable } from './section-field.ts';

interface Place {
  section: TemplateSection;
  whole: WholeCase;
}

/** The column by which a row of a table is called. */
const firstColumn = ({ columns }: Pick<KnownTable, 'columns'>) => {
  const [first] = columns;
  return first && (first.type === 'text' || first.type === 'textarea') ? first : undefined;
};

/** Tables of a section in which words can stand as a row of their own: their rows begin with words, and it has room. */
export const tablesFor = (words: string, { section, whole }: Place): TemplateSection['tables'] =>
  section.tables.filter((table) => {
    const first = firstColumn(table);
    if (!first || words.includes('\n') || words.length > (first.max_length ?? Infinity)) return false;
    const value = whole.sections.find(({ slug }) => slug === section.slug)?.value;
    return rowsShown(table, value?.tables[table.key]).length < table.rows.max;
  });

/** The section with a new row of these words, below what stands in its table. */
export function rowWith(
  words: string,
  table: TemplateSection['tables'][number],
  value: SectionValue,
  currency: string,
): SectionValue {
  const first = firstColumn(table);
  if (!first) return value;
  const row = newRow(fieldOf(table, currency));
  const added = { ...row, cells: { ...row.cells, [first.key]: words.trim() } };
  const rows = rowsShown(table, value.tables[table.key]);
  return { ...value, tables: withTable(value.tables, table.key, [...rows, added]) };
}
