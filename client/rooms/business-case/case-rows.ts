import type { Column } from '../forms/forms.types.ts';
import { valueText } from '../forms/value-words.ts';
import { lang, listText, t } from '../../core/i18n.ts';
import { isAnswered, type Row } from '../../../server/rooms/forms/answer.rule.ts';

/** Of a table of the template, what is needed to read its rows. */
export interface ReadTable {
  key: string;
  title: Readonly<Record<'en' | 'es', string>>;
  columns: readonly Column[];
}

/** Rows by table, `section/table`: what a cell that points at a row is read by. */
export type RowsOf = (table: string) => readonly Row[];

/** What a row is called: its first words, or its number. */
export function rowName(row: Row, { columns }: ReadTable, at: number): string {
  const words = columns
    .map(({ key }) => row.cells[key])
    .find((cell) => typeof cell === 'string' && isAnswered(cell));
  return typeof words === 'string' ? shortened(words) : t('case.versions.row', { row: at + 1 });
}

const MOST_WORDS = 8;
export function shortened(text: string): string {
  const words = text.trim().split(/\s+/u);
  return words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS).join(' ')}…` : words.join(' ');
}

export function cellText(column: Column, value: unknown, rowsOf: RowsOf): string {
  if (column.type !== 'row') return valueText(column, value, {});
  return listText([value].flat().flatMap((key) => pointed(key, rowsOf(column.of))));
}

function pointed(key: unknown, rows: readonly Row[]): string[] {
  const at = rows.findIndex((row) => row.key === key);
  const row = rows[at];
  if (!row) return [];
  const words = Object.values(row.cells).find((cell) => typeof cell === 'string' && cell.includes(' '));
  return [typeof words === 'string' ? shortened(words) : t('case.versions.row', { row: at + 1 })];
}

/** Both of two cells can stand in one where it holds words or several choices; a figure, a date or one choice cannot be two. */
export const holdsBoth = (column: Column): boolean =>
  ['text', 'textarea', 'multiselect'].includes(column.type) || (column.type === 'row' && column.many);

export const columnLabel = (column: Column): string => column.label[lang.value];
