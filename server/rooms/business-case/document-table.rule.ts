import type { Column } from '../../content/field.schema.ts';
import type { Row } from '../../content/shape.rule.ts';
import { isWritten } from './case-tables.rule.ts';
import type { DocumentColumn, DocumentPart, DocumentTable } from './case-document.types.ts';
import {
  cellTexts,
  columnTitle,
  isNumeric,
  type CellsGiven,
  type TableOfSection,
} from './document-cell.rule.ts';

/** Tables of a case laid out for a page of paper, which has room for a handful of columns. */

const MOST_COLUMNS = 8;
/** Beside what they are asked. */
const MOST_ROWS_ACROSS = 4;

/** Columns of a table, each with its cells, one a row. */
export interface Filled {
  title: string;
  numeric: boolean;
  cells: readonly string[];
}

/**
 * A table of the case. Columns in which nothing stands are left out. One that is still too wide is turned: its rows stand
 * side by side, a few at a time, each under its name.
 */
export function tableParts(table: TableOfSection, rows: readonly Row[], given: CellsGiven): DocumentPart[] {
  const { saying } = given;
  const title = table.title[saying.lang];
  const filled = filledColumns(table, shownRows(table, rows), given);
  const [first] = filled;
  if (!first) return [];
  if (table.rows.max === 1) {
    const facts = filled.map(({ title: name, cells: [text = ''] }) => ({ name, text }));
    return [{ kind: 'facts', title, facts }];
  }
  if (filled.length <= MOST_COLUMNS) return [{ kind: 'table', title, table: tableOf(filled) }];
  return turned(filled).map(({ from, to, table: part }) => ({
    kind: 'table',
    title:
      to - from + 1 === first.cells.length
        ? title
        : saying.say('rows', { title, from, to, all: first.cells.length }),
    table: part,
  }));
}

/** Rows in which somebody wrote, and those that stand in every case. */
export function shownRows(table: TableOfSection, rows: readonly Row[]): readonly Row[] {
  const fixed = new Set(table.starts.flatMap((start) => (start.fixed ? [start.key] : [])));
  const written = rows.filter((row) => isWritten(table, row));
  return written.length === 0 ? [] : rows.filter((row) => fixed.has(row.key) || written.includes(row));
}

/** `only` some columns, in that order: what is worked out is worked out of all of them. */
export function filledColumns(
  table: TableOfSection,
  rows: readonly Row[],
  given: CellsGiven,
  only: readonly string[] = table.columns.map(({ key }) => key),
): Filled[] {
  const texts = rows.map((row) => cellTexts(table, row, given));
  return only
    .map((key) => table.columns.findIndex((column) => column.key === key))
    .flatMap((at) => {
      const column = table.columns[at];
      return column ? [{ column, cells: texts.map((row) => row[at] ?? '') }] : [];
    })
    .filter(({ column, cells }) => cells.some((cell) => cell !== '') && !isUntouched(column, rows))
    .map(({ column, cells }) => ({
      title: columnTitle(column, given),
      numeric: isNumeric(column),
      cells,
    }));
}

/** A choice that stands in every row as it stood there from the beginning says nothing. */
const isUntouched = (column: Column, rows: readonly Row[]): boolean =>
  column.type === 'radio' &&
  column.default !== undefined &&
  rows.every(({ cells }) => (cells[column.key] ?? column.default) === column.default);

export function tableOf(filled: readonly Filled[]): DocumentTable {
  const [first] = filled;
  return {
    columns: filled.map(columnOf),
    rows: (first?.cells ?? []).map((_, row) => filled.map(({ cells }) => cells[row] ?? '')),
  };
}

const columnOf = ({ title, numeric, cells }: Filled): DocumentColumn => ({
  title,
  numeric,
  share: shareOf([title, ...cells]),
});

/** Every row is a column: what is asked stands at the side, what the row is about above it. */
function turned([names, ...asked]: readonly Filled[]): { from: number; to: number; table: DocumentTable }[] {
  const all = names?.cells ?? [];
  const parts = Math.ceil(all.length / MOST_ROWS_ACROSS);
  const across = Math.ceil(all.length / parts);
  return Array.from({ length: parts }, (_, part) => {
    const at = part * across;
    const to = Math.min(at + across, all.length);
    const rows = asked
      .map(({ title, cells }) => [title, ...cells.slice(at, to)])
      .filter(([, ...cells]) => cells.some((cell) => cell !== ''));
    const heads = all.slice(at, to);
    const columns: Filled[] = [
      { title: names?.title ?? '', numeric: false, cells: rows.map(([title = '']) => title) },
      ...heads.map((title, index) => ({
        title,
        numeric: false,
        cells: rows.map((row) => row[index + 1] ?? ''),
      })),
    ];
    return { from: at + 1, to, table: { columns: columns.map(columnOf), rows, turned: true } };
  });
}

const LEAST_SHARE = 6;
const MOST_SHARE = 30;
/** What is shorter stays in one line. */
const SHORT = 14;

/** As wide as the longest word needs, and wider where there is more to read. */
function shareOf(texts: readonly string[]): number {
  const words = texts.flatMap((text) => text.split(/\s+/)).map(({ length }) => length);
  // Of those that are there: a column in which few cells are filled has the same need of room.
  const lengths = texts
    .map(({ length }) => length)
    .filter((length) => length > 0)
    .sort((one, other) => one - other);
  const usual = lengths[Math.floor(lengths.length * 0.75)] ?? 0;
  const wanted = usual <= SHORT ? usual + 2 : usual;
  return Math.min(MOST_SHARE, Math.max(LEAST_SHARE, Math.min(Math.max(...words) + 2, 20), wanted));
}
