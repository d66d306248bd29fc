/** What stands in the answers to a form, read with care: a draft may hold anything. */

export type Values = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const textIn = (values: Values, key: string): string => {
  const value = values[key];
  return typeof value === 'string' ? value.trim() : '';
};

export interface PaperRow {
  key: string;
  cells: Values;
}

export function rowsIn(values: Values, key: string): PaperRow[] {
  const rows: unknown = values[key];
  return Array.isArray(rows)
    ? rows.flatMap((row: unknown) => {
        if (!isObject(row) || typeof row['key'] !== 'string' || !isObject(row['cells'])) return [];
        return [{ key: row['key'], cells: row['cells'] }];
      })
    : [];
}

/** A moment with the zone in which it was meant; undefined where none was written. */
export function momentIn(values: Values, key: string): { at: Date; zone: string } | undefined {
  const value = values[key];
  if (!isObject(value) || typeof value['at'] !== 'string' || typeof value['zone'] !== 'string')
    return undefined;
  const at = new Date(value['at']);
  return Number.isNaN(at.getTime()) ? undefined : { at, zone: value['zone'] };
}
