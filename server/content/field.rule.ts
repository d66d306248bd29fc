import type { Field } from './field.schema.ts';
import { folded } from '../core/folded.rule.ts';
import { isAnswered, type Values } from './condition.rule.ts';
import { filledRows, isMoment, isShaped, readingsOf, type Moment, type Of } from './shape.rule.ts';

/** What is wrong with one answer. The code says it, `data` has the limit that was passed; words are the client's. */
export interface Flaw {
  code: FlawCode;
  data?: Record<string, string | number>;
}

export type FlawCode =
  | 'required'
  | 'unfit'
  | 'too-long'
  | 'starts-with'
  | 'pattern'
  | 'too-low'
  | 'too-high'
  | 'step'
  | 'in-future'
  | 'before'
  | 'not-after'
  | 'too-late-after'
  | 'step-minutes'
  | 'too-few'
  | 'too-many'
  | 'alone'
  | 'too-few-rows'
  | 'too-many-rows'
  | 'stopped';

interface Given {
  /** Answers to the other fields, or the other cells of the row. */
  values: Values;
  today: string;
  needed: boolean;
}

/** What stands against this answer; the rows of a table are looked at one by one elsewhere. */
export function fieldProblems(field: Field, value: unknown, given: Given): Flaw[] {
  // What is worked out is nobody's to mend.
  if (field.type === 'computed') return [];
  const has = field.type === 'table' ? filledRows(field, value).length > 0 : isAnswered(still(field, value));
  if (!has) return given.needed ? [{ code: 'required' }] : [];
  // What cannot be an answer of this type is left from another version, and stops nobody who need not answer.
  if (!isShaped(field, value)) return given.needed ? [{ code: 'unfit' }] : [];
  return flawsOf(field, value, given);
}

/** Choices that the form does not have any more count as no answer. */
function still(field: Field, value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((one) => isKnownChoice(field, one));
  return isKnownChoice(field, value) ? value : undefined;
}

/** Choices from a list that only the program has are known to be texts, and no more. */
export function isKnownChoice(field: Field, value: unknown): boolean {
  if (!('options' in field) || !field.options || field.type === 'ref') return true;
  if ('source' in field && field.source) return true;
  return field.options.some((option) => option.key === value);
}

function flawsOf(field: Field, value: unknown, given: Given): Flaw[] {
  switch (field.type) {
    case 'text':
    case 'textarea':
      return textFlaws(field, value as string);
    case 'code':
      return new RegExp(field.pattern, 'u').test(value as string) ? [] : [{ code: 'pattern' }];
    case 'number':
      return numberFlaws(field, value as number);
    case 'date':
      return dateFlaws(field, value as string, given);
    case 'datetime':
      return momentFlaws(field, value as Moment, given.values);
    case 'multiselect':
      return choiceFlaws(
        field,
        (value as string[]).filter((one) => isKnownChoice(field, one)),
      );
    case 'scale-1-5':
    case 'scale-0-10':
      return scaleFlaws(field, value, given.needed);
    case 'table':
      return rowFlaws(field, value);
    default:
      return [];
  }
}

function textFlaws(field: Of<'text' | 'textarea'>, value: string): Flaw[] {
  const flaws: Flaw[] = [];
  // Counted as people count: one for what reads as one letter, whatever it is made of.
  const length = [...value.normalize('NFC')].length;
  if (field.max_length !== undefined && length > field.max_length)
    flaws.push({ code: 'too-long', data: { max: field.max_length, length } });
  if (field.type === 'text' && field.starts_with && !startsRight(field.starts_with, value))
    flaws.push({ code: 'starts-with' });
  return flaws;
}

/** In either language, with or without its accents and the sign that opens a question. */
function startsRight(words: { en: string[]; es: string[] }, value: string): boolean {
  const first = folded(value)
    .replace(/^[^\p{L}]+/u, '')
    .split(/[^\p{L}]/u)[0];
  return [...words.en, ...words.es].some((word) => folded(word) === first);
}

function numberFlaws(field: Of<'number'>, value: number): Flaw[] {
  if (field.min !== undefined && value < field.min) return [{ code: 'too-low', data: { min: field.min } }];
  if (field.max !== undefined && value > field.max) return [{ code: 'too-high', data: { max: field.max } }];
  const steps = (value - (field.min ?? 0)) / field.step;
  const onStep = Math.abs(steps - Math.round(steps)) < 1e-6;
  // 0.01 as least and as step: 1 is a hundred steps from nought.
  const fromNought = Math.abs(value / field.step - Math.round(value / field.step)) < 1e-6;
  return onStep || fromNought ? [] : [{ code: 'step', data: { step: field.step } }];
}

function dateFlaws(field: Of<'date'>, value: string, { values, today }: Given): Flaw[] {
  if (field.not_in_future && value > today) return [{ code: 'in-future' }];
  const least = field.not_before === undefined ? undefined : values[field.not_before];
  return typeof least === 'string' && value < least
    ? [{ code: 'before', data: { field: field.not_before ?? '' } }]
    : [];
}

function momentFlaws(field: Of<'datetime'>, value: Moment, values: Values): Flaw[] {
  const at = Date.parse(value.at);
  const step = (field.step_minutes ?? 0) * 60_000;
  if (step > 0 && at % step !== 0) return [{ code: 'step-minutes', data: { step: field.step_minutes ?? 0 } }];
  const other = field.after === undefined ? undefined : values[field.after];
  if (!isMoment(other) || field.after === undefined) return [];
  const minutes = (at - Date.parse(other.at)) / 60_000;
  if (minutes <= 0) return [{ code: 'not-after', data: { field: field.after } }];
  return field.within_minutes !== undefined && minutes > field.within_minutes
    ? [{ code: 'too-late-after', data: { field: field.after, minutes: field.within_minutes } }]
    : [];
}

function choiceFlaws(field: Of<'multiselect'>, chosen: string[]): Flaw[] {
  const lone = chosen.find((key) => field.options?.find((option) => option.key === key)?.alone);
  if (lone !== undefined && chosen.length > 1) return [{ code: 'alone', data: { choice: lone } }];
  if (field.min !== undefined && chosen.length < field.min)
    return [{ code: 'too-few', data: { min: field.min } }];
  if (field.max !== undefined && chosen.length > field.max)
    return [{ code: 'too-many', data: { max: field.max } }];
  return [];
}

function scaleFlaws(field: Of<'scale-1-5' | 'scale-0-10'>, value: unknown, needed: boolean): Flaw[] {
  const readings = readingsOf(field);
  const [min, max] = field.type === 'scale-1-5' ? [1, 5] : [0, 10];
  const numbers = typeof value === 'number' ? [value] : Object.values(value as Record<string, number>);
  if (numbers.some((one) => !Number.isInteger(one))) return [{ code: 'step', data: { step: 1 } }];
  if (numbers.some((one) => one < min)) return [{ code: 'too-low', data: { min } }];
  if (numbers.some((one) => one > max)) return [{ code: 'too-high', data: { max } }];
  const missing = readings?.some((key) => (value as Record<string, unknown>)[key] === undefined);
  return needed && missing ? [{ code: 'required' }] : [];
}

function rowFlaws({ rows: { min, max }, ...table }: Of<'table'>, value: unknown): Flaw[] {
  const count = filledRows(table, value).length;
  if (count < min) return [{ code: 'too-few-rows', data: { min } }];
  return count > max ? [{ code: 'too-many-rows', data: { max } }] : [];
}
