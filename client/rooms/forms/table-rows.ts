import { startCells, type Row } from '../../../server/rooms/forms/answer.rule.ts';
import type { Column } from './forms.types.ts';
import { newId } from '../../core/outbox.ts';
import { lang } from '../../core/i18n.ts';
import { choicesOf, type Sources } from './choices.ts';
import { today } from './filled.ts';
import type { Choice, FieldOf } from './forms.types.ts';
import { cellOf } from './pasting.ts';

export type TableFieldOf = FieldOf<'table'>;

/** A row has a key of its own, so that others can point at it and two people can add one each. */
export const newRow = (table: TableFieldOf): Row => ({
  key: newId().slice(0, 12),
  cells: startCells(table.columns, lang.peek(), today()),
});

export const withCell = (rows: readonly Row[], key: string, column: string, value: unknown): Row[] =>
  rows.map((row) => (row.key === key ? { ...row, cells: { ...row.cells, [column]: value } } : row));

/** Whether a cell stands as the course gave it. */
export function isGiven(table: TableFieldOf, row: Row, column: string): boolean {
  const start = table.starts.find(({ key, fixed }) => fixed && key === row.key);
  return start !== undefined && column in start.cells;
}

/** A starting row that cannot be taken away; of one that only `stays` everything can be rewritten. */
export const staysInPlace = (table: TableFieldOf, row: Row): boolean =>
  table.starts.some(
    (start) => start.key === row.key && (start.fixed || ('stays' in start && start.stays === true)),
  );

/** What the course gave a cell, in the reader's language, whatever it was when the row was written. */
export const givenCell = (table: TableFieldOf, row: Row, column: string): unknown => {
  const given = table.starts.find(({ key }) => key === row.key)?.cells[column];
  return typeof given === 'object' ? given[lang.value] : given;
};

/** A pasted cell that found no place, or the wrong one. */
export interface Misfit {
  text: string;
  /** Counted from one, as the rows on the page. */
  row: number;
  /** Undefined where the sheet had more columns than the table. */
  column?: Column;
  why: 'unfit' | 'no-column' | 'no-row' | 'fixed';
}

export interface Pasted {
  rows: Row[];
  misfits: Misfit[];
  count: number;
}

interface Place {
  table: TableFieldOf;
  rows: readonly Row[];
  /** Where the paste begins. */
  row: number;
  column: number;
  sources: Sources;
}

/** Spreads a sheet over the cells from a place on, and over new rows; says what did not fit. */
export function spread(sheet: readonly string[][], place: Place): Pasted {
  const { table } = place;
  const lines = isHead(sheet[0], place) ? sheet.slice(1) : sheet;
  const rows: Row[] = place.rows.map((row) => ({ ...row, cells: { ...row.cells } }));
  const misfits: Misfit[] = [];
  let count = 0;
  for (const [down, line] of lines.entries()) {
    const at = place.row + down;
    if (at >= rows.length && rows.length < table.rows.max) rows.push(newRow(table));
    const row = rows[at];
    for (const [across, text] of line.entries()) {
      const column = table.columns[place.column + across];
      const misfit = row ? put(row, column, text, place) : 'no-row';
      if (misfit === undefined) count += 1;
      else if (text.trim() !== '')
        misfits.push({ text, row: at + 1, why: misfit, ...(column ? { column } : {}) });
    }
  }
  return { rows, misfits, count };
}

function put(
  row: Row,
  column: Column | undefined,
  text: string,
  { table, sources }: Place,
): Misfit['why'] | undefined {
  if (!column) return 'no-column';
  if (isGiven(table, row, column.key)) return 'fixed';
  const value = cellOf(column, text, choicesInBoth(column, sources));
  if (value === undefined) return 'unfit';
  row.cells[column.key] = value;
  return undefined;
}

/** A sheet may be older than the reader's language here. */
function choicesInBoth(column: Column, sources: Sources): Choice[] | undefined {
  const english = choicesOf(column, sources, 'en');
  return english && [...english, ...(choicesOf(column, sources, 'es') ?? [])];
}

/** Whoever copies a whole sheet copies its head too. */
const isHead = (line: readonly string[] | undefined, { table, column }: Place): boolean =>
  line !== undefined &&
  line.length > 1 &&
  line.every((text, at) => {
    const label = table.columns[column + at]?.label;
    return label !== undefined && [label.en, label.es].includes(text.trim());
  });
