import type { Row } from '../../content/shape.rule.ts';
import type { KnownTable } from './case-tables.rule.ts';
import type { SectionValue } from './case.types.ts';
import { isSame, joined } from './joining.rule.ts';

/** What another wrote in a section, put below what stands there. Nothing of what stands is changed. */

interface Known {
  slug: string;
  tables: readonly KnownTable[];
}

/** Undefined where a table has no room for the rows that would come. */
export function placed(own: SectionValue, copy: SectionValue, section: Known): SectionValue | undefined {
  const tables = fitting(own, copy, section);
  const value = joined(own, { text: copy.text, tables }) as SectionValue;
  const isFull = section.tables.some(({ key, rows }) => {
    const [before, after] = [own.tables[key]?.length ?? 0, value.tables[key]?.length ?? 0];
    return after > before && after > rows.max;
  });
  return isFull ? undefined : value;
}

/**
 * Rows as they can stand here. One that stands already is not put in again, and a starting row that stands is its
 * writer's own. Keys that are taken by other rows are changed, and what points at them follows. What points at rows of
 * another section is left out: they did not come with it.
 */
function fitting(own: SectionValue, copy: SectionValue, section: Known): SectionValue['tables'] {
  const renamed = new Map<string, Map<string, string>>();
  for (const { key, starts } of section.tables) {
    const stands = new Map((own.tables[key] ?? []).map((row) => [row.key, row]));
    const names = new Map<string, string>();
    for (const row of copy.tables[key] ?? []) {
      const other = stands.get(row.key);
      const isStart = starts.some((start) => start.key === row.key);
      if (other && !isStart && !isSame(other, row)) names.set(row.key, freeKey(row.key, stands));
    }
    renamed.set(`${section.slug}/${key}`, names);
  }
  return Object.fromEntries(
    section.tables.flatMap((table) => {
      const rows = copy.tables[table.key] ?? [];
      const names = renamed.get(`${section.slug}/${table.key}`);
      const put = rows.map((row) => rowOf(row, names?.get(row.key) ?? row.key, { table, renamed }));
      return put.length > 0 ? [[table.key, put]] : [];
    }),
  );
}

function freeKey(key: string, taken: ReadonlyMap<string, unknown>): string {
  const base = key.slice(0, 56);
  let at = 2;
  while (taken.has(`${base}-${at}`)) at += 1;
  return `${base}-${at}`;
}

function rowOf(
  { cells }: Row,
  key: string,
  { table, renamed }: { table: KnownTable; renamed: ReadonlyMap<string, ReadonlyMap<string, string>> },
): Row {
  const kept = Object.entries(cells).flatMap(([name, cell]) => {
    const column = table.columns.find((one) => one.key === name);
    if (column?.type !== 'row') return [[name, cell] as const];
    const names = renamed.get(column.of);
    return names && typeof cell === 'string' ? [[name, names.get(cell) ?? cell] as const] : [];
  });
  return { key, cells: Object.fromEntries(kept) };
}
