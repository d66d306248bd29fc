import type { Condition } from './condition.schema.ts';

export type Values = Readonly<Record<string, unknown>>;

/** Whether a condition on answers holds. What is not answered is none of the named answers and no number. */
export function holds(condition: Condition, values: Values): boolean {
  if ('all' in condition) return condition.all.every((one) => holds(one, values));
  const value = values[condition.field];
  if ('in' in condition) return isAmong(value, condition.in);
  if ('not_in' in condition) return isAnswered(value) && !isAmong(value, condition.not_in);
  if ('rows_under' in condition) return rowsIn(value) < condition.rows_under;
  const number = typeof value === 'number' ? value : undefined;
  if (number === undefined) return false;
  if ('over_rows_of' in condition) return number > rowsIn(values[condition.over_rows_of]);
  if ('over' in condition) return number > condition.over;
  if ('under' in condition) return number < condition.under;
  const [low, high] = condition.outside;
  return number < low || number > high;
}

/** Of an answer with several choices one is enough. */
const isAmong = (value: unknown, answers: readonly (string | number | boolean)[]): boolean =>
  (Array.isArray(value) ? (value as unknown[]) : [value]).some((one) =>
    answers.some((answer) => answer === one),
  );

/** Rows that say something. */
const rowsIn = (value: unknown): number => (Array.isArray(value) ? value.filter(hasContent).length : 0);

const hasContent = (row: unknown): boolean =>
  typeof row === 'object' &&
  row !== null &&
  'cells' in row &&
  Object.values(row.cells as Values).some(isAnswered);

/** Whether there is anything in a value: blank text, an empty list and an unticked box are no answer. */
export function isAnswered(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return false;
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value !== 'object') return true;
  if ('text' in value) return isAnswered(value.text);
  if ('at' in value) return isAnswered(value.at);
  return Object.values(value).some(isAnswered);
}
