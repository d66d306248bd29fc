import type { Row } from '../../content/shape.rule.ts';
import type { Choice, Chosen } from './text-difference.rule.ts';

/** A row that stands in one of the two alone. */
export interface RowPlace {
  is: 'row';
  id: string;
  key: string;
  one: Row | undefined;
  other: Row | undefined;
}

export interface CellPlace {
  is: 'cell';
  id: string;
  column: string;
  one: unknown;
  other: unknown;
}

/** A row that both have. */
export interface RowBeside {
  is: 'cells';
  key: string;
  one: Row;
  other: Row;
  /** Those that differ; none: the row is the same. */
  cells: readonly CellPlace[];
}

/** The rows that both have stand in another order. */
export interface OrderPlace {
  is: 'order';
  id: string;
  one: readonly string[];
  other: readonly string[];
}

export interface TableBeside {
  key: string;
  /** Of the rows, as each has them. */
  keys: Readonly<Record<'one' | 'other', readonly string[]>>;
  order: OrderPlace | undefined;
  /** In the order of the one; what only the other has stands behind what it stands behind there. */
  rows: readonly (RowPlace | RowBeside)[];
}

type Tables = Readonly<Record<string, readonly Row[]>>;

/** The tables of two sections laid beside each other: rows by their keys, cells by their columns. */
export const tablesBeside = (one: Tables, other: Tables): TableBeside[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].map((key) =>
    tableBeside(key, one[key] ?? [], other[key] ?? []),
  );

function tableBeside(key: string, one: readonly Row[], other: readonly Row[]): TableBeside {
  const [ones, others] = [byKey(one), byKey(other)];
  const keys = { one: [...ones.keys()], other: [...others.keys()] };
  const rows = inOrder(keys.one, keys.other).map((row) =>
    rowBeside(`${key}/${row}`, row, { one: ones.get(row), other: others.get(row) }),
  );
  const shared = {
    one: keys.one.filter((row) => others.has(row)),
    other: keys.other.filter((row) => ones.has(row)),
  };
  const moved = shared.one.some((row, at) => row !== shared.other[at]);
  return { key, keys, rows, order: moved ? { is: 'order', id: `${key}/`, ...shared } : undefined };
}

const byKey = (rows: readonly Row[]) => new Map(rows.map((row) => [row.key, row]));

/** The keys of `first`, and between them those that only `second` has. */
function inOrder(first: readonly string[], second: readonly string[]): string[] {
  const all = [...first];
  second.forEach((key, at) => {
    if (!all.includes(key)) all.splice(at === 0 ? 0 : all.indexOf(second[at - 1] ?? '') + 1, 0, key);
  });
  return all;
}

function rowBeside(
  id: string,
  key: string,
  { one, other }: { one: Row | undefined; other: Row | undefined },
): RowPlace | RowBeside {
  if (!one || !other) return { is: 'row', id, key, one, other };
  const columns = new Set([...Object.keys(one.cells), ...Object.keys(other.cells)]);
  const cells = [...columns].flatMap((column): CellPlace[] => {
    const pair = { one: one.cells[column], other: other.cells[column] };
    return isEqual(pair.one, pair.other) ? [] : [{ is: 'cell', id: `${id}/${column}`, column, ...pair }];
  });
  return { is: 'cells', key, one, other, cells };
}

const isEqual = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Tables without rows are left out. */
export function mergedTables(tables: readonly TableBeside[], chosen: Chosen): Record<string, Row[]> {
  const merged = tables.map((table): [string, Row[]] => {
    const rows = new Map(table.rows.flatMap((row) => keptRow(row, chosen)).map((row) => [row.key, row]));
    return [table.key, orderOf(table, chosen).flatMap((key) => rows.get(key) ?? [])];
  });
  return Object.fromEntries(merged.filter(([, rows]) => rows.length > 0));
}

function orderOf({ order, keys }: TableBeside, chosen: Chosen): string[] {
  const asInOther = order !== undefined && chosen(order.id) === 'other';
  return asInOther ? inOrder(keys.other, keys.one) : inOrder(keys.one, keys.other);
}

function keptRow(row: RowPlace | RowBeside, chosen: Chosen): Row[] {
  if (row.is === 'row') {
    const choice = chosen(row.id);
    const kept = choice === 'both' ? (row.one ?? row.other) : row[choice];
    return kept ? [kept] : [];
  }
  const cells = { ...row.one.cells };
  for (const { id, column, one, other } of row.cells) {
    const cell = keptCell(one, other, chosen(id));
    if (cell === undefined) delete cells[column];
    else cells[column] = cell;
  }
  return [{ ...row.one, cells }];
}

/** Words one behind the other, choices together. A number cannot be two: there the one stays. */
function keptCell(one: unknown, other: unknown, choice: Choice): unknown {
  if (choice !== 'both') return choice === 'one' ? one : other;
  if (Array.isArray(one) && Array.isArray(other)) return [...new Set<unknown>([...one, ...other])];
  const texts = [one, other].filter((cell) => typeof cell === 'string' && cell.trim() !== '');
  if (texts.length === 2) return texts.join(' / ');
  return one ?? other;
}

export function* tablePlaces(
  tables: readonly TableBeside[],
): Generator<{ table: string } & (RowPlace | CellPlace | OrderPlace)> {
  for (const { key, order, rows } of tables) {
    if (order) yield { table: key, ...order };
    for (const row of rows) {
      if (row.is === 'row') yield { table: key, ...row };
      else for (const cell of row.cells) yield { table: key, ...cell };
    }
  }
}
