import type { Field } from './field.schema.ts';
import { isAnswered } from './condition.rule.ts';

/** What answers are made of, by the type of their field. */

export type Of<Type extends Field['type']> = Extract<Field, { type: Type }>;

/** Numbers of the two people of a relationship, where each gives one. */
const BOTH = ['mentor', 'mentee'] as const;

export interface Row {
  key: string;
  cells: Record<string, unknown>;
}

export interface Moment {
  /** In UTC. */
  at: string;
  /** Where it was typed. */
  zone: string;
}

/** The readings of one scale: several items, or one of each of two people; undefined where it is one number. */
export const readingsOf = (field: Of<'scale-1-5' | 'scale-0-10'>): readonly string[] | undefined => {
  if (field.type === 'scale-0-10' && field.items) return field.items.map(({ key }) => key);
  return field.answered_by === 'both' ? BOTH : undefined;
};

export const rowsOf = (value: unknown): Row[] => (Array.isArray(value) ? (value as Row[]).filter(isRow) : []);

/** Whether nobody has written in a row: what stands there from the beginning and stays is nobody's writing. */
export function isBlankRow(table: Pick<Of<'table'>, 'starts'>, row: Row): boolean {
  const start = table.starts.find(({ key, fixed }) => fixed && key === row.key);
  return !Object.entries(row.cells).some(
    ([column, cell]) => !(start && column in start.cells) && isAnswered(cell),
  );
}

/** Rows that somebody has written in. */
export const filledRows = (table: Pick<Of<'table'>, 'starts'>, value: unknown): Row[] =>
  rowsOf(value).filter((row) => !isBlankRow(table, row));

/** Whether a value can be an answer of the field at all, right or wrong. What cannot be is no person's doing. */
export function isShaped(field: Field, value: unknown): boolean {
  switch (field.type) {
    case 'number':
      return isNumber(value);
    case 'checkbox':
      return typeof value === 'boolean';
    case 'date':
      return typeof value === 'string' && isDay(value);
    case 'datetime':
      return isMoment(value);
    case 'multiselect':
      return isTexts(value);
    case 'row':
      return field.many ? isTexts(value) : typeof value === 'string';
    case 'scale-1-5':
    case 'scale-0-10':
      return isReading(field, value);
    case 'table':
      return isTable(value);
    case 'signature':
      return isObject(value) && typeof value['text'] === 'string' && typeof value['at'] === 'string';
    default:
      return typeof value === 'string';
  }
}

/** Rows are told apart by their keys; each cell is judged by its column. */
function isTable(value: unknown): boolean {
  const rows = rowsOf(value);
  return (
    Array.isArray(value) &&
    rows.length === value.length &&
    new Set(rows.map(({ key }) => key)).size === rows.length
  );
}

function isReading(field: Of<'scale-1-5' | 'scale-0-10'>, value: unknown): boolean {
  if (!readingsOf(field)) return isNumber(value);
  return isObject(value) && Object.values(value).every(isNumber);
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isRow = (value: unknown): value is Row =>
  isObject(value) && typeof value['key'] === 'string' && isObject(value['cells']);
export const isMoment = (value: unknown): value is Moment =>
  isObject(value) &&
  typeof value['at'] === 'string' &&
  typeof value['zone'] === 'string' &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d.*Z$/.test(value['at']) &&
  !Number.isNaN(Date.parse(value['at']));

/** A day that there is: 2026-02-30 is none. */
function isDay(value: string): boolean {
  const at = /^\d{4}-\d\d-\d\d$/.test(value) ? new Date(`${value}T00:00:00Z`) : undefined;
  return at !== undefined && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
}
