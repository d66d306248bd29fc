/** Further than this no span reaches: a table of twenty columns is the widest that a section takes. */
const FARTHEST = 40;

type Cell = HTMLTableCellElement | undefined;

export const isOneCell = (table: HTMLTableElement): boolean =>
  table.rows.length === 1 && table.rows[0]?.cells.length === 1;

/** Rows of equally many cells. What a cell spanned is cells without a word: nothing spans here. */
export function gridOf(table: HTMLTableElement): Cell[][] {
  const rows = [...table.rows];
  const taken = rows.map(() => new Map<number, Cell>());
  rows.forEach((row, at) => {
    let column = 0;
    for (const cell of row.cells) {
      while (taken[at]?.has(column)) column += 1;
      for (const below of taken.slice(at, at + Math.min(cell.rowSpan || 1, FARTHEST)))
        for (let next = 0; next < Math.min(cell.colSpan, FARTHEST); next += 1)
          below.set(column + next, undefined);
      taken[at]?.set(column, cell);
    }
  });
  const width = Math.max(1, ...taken.map((columns) => Math.max(0, ...columns.keys()) + 1));
  return taken
    .filter((columns) => columns.size > 0)
    .map((columns) => Array.from({ length: width }, (_, column) => columns.get(column)));
}
