import type { Field } from './field.schema.ts';
import type { Values } from './condition.rule.ts';
import type { Lang } from '../core/endpoint.contract.ts';

type Computed = Extract<Field, { type: 'computed' }>;
type Named = ReadonlyMap<string, Field>;

/**
 * What nobody types, worked out from what is there. A field whose rule needs more than the answers (a state, a number
 * of sessions) is left out: its room says it. One that may be edited holds what the person made of it.
 */
export function computedValues(
  fields: readonly Field[],
  values: Values,
  lang: Lang,
): Record<string, unknown> {
  const named: Named = new Map(fields.map((field) => [field.key, field]));
  const out: Record<string, unknown> = {};
  for (const field of fields) {
    if (field.type !== 'computed') continue;
    const own = values[field.key];
    const edited = field.editable && typeof own === 'string' && own.trim() !== '';
    const value = edited ? own : workOut(field, { ...values, ...out }, { named, lang });
    if (value !== undefined) out[field.key] = value;
  }
  return out;
}

function workOut(field: Computed, values: Values, given: { named: Named; lang: Lang }): unknown {
  const from = field.from.map((key) => values[key]);
  const numbers = from.filter((one) => typeof one === 'number');
  const all = numbers.length === from.length && numbers.length > 0;
  switch (field.rule) {
    case 'sum':
      return numbers.length > 0 ? inCents(numbers.reduce((sum, one) => sum + one, 0)) : undefined;
    case 'product':
      return all ? numbers.reduce((product, one) => product * one, 1) : undefined;
    case 'difference':
      return all ? (numbers[0] ?? 0) - (numbers[1] ?? 0) : undefined;
    case 'line-total':
      return lineTotal(from);
    case 'risk-band':
      return all ? riskBand(numbers[0] ?? 0) : undefined;
    case 'stakeholder-priority':
      return all
        ? Math.max(
            0,
            numbers.reduce((product, one) => product * one, 1),
          )
        : undefined;
    case 'duration':
      return minutesBetween(from);
    case 'disguised-line':
      return disguisedLine(field, values, given);
    default:
      return undefined;
  }
}

/** 0.1 + 0.2 is 0.3 to whoever reads it. */
const inCents = (sum: number): number => Math.round(sum * 100) / 100;

const riskBand = (score: number): string => (score >= 15 ? 'high' : score >= 6 ? 'medium' : 'low');

/**
 * Quantity times unit cost times times a year in cents, half up: in whole hundredths, for 1.15 times 0.1 is 0.11499… to a
 * machine.
 */
export function lineCents([quantity, cost, times = 1]: readonly unknown[]): bigint | undefined {
  const factors = [quantity, cost, times].flatMap((one) => (isFinite(one) ? [Math.round(one * 100)] : []));
  const [first, second, third] = factors.map(BigInt);
  if (first === undefined || second === undefined || third === undefined) return undefined;
  return (first * second * third + 5000n) / 10_000n;
}

/** What is longer than any number of a machine is none: somebody leant on a key. */
const isFinite = (one: unknown): one is number => Number.isFinite(one);

function lineTotal(from: readonly unknown[]): number | undefined {
  const cents = lineCents(from);
  return cents === undefined ? undefined : Number(cents) / 100;
}

const momentOf = (value: unknown): number =>
  typeof value === 'object' && value !== null && 'at' in value && typeof value.at === 'string'
    ? Date.parse(value.at)
    : Number.NaN;

/** Minutes from start to end less the break; never rounded up. */
function minutesBetween([start, end, pause = 0]: unknown[]): number | undefined {
  const minutes = Math.floor((momentOf(end) - momentOf(start)) / 60_000);
  return Number.isNaN(minutes) ? undefined : minutes - (typeof pause === 'number' ? pause : 0);
}

/** The sentence of the field, filled in; between commas, what has no answer yet is left out. */
function disguisedLine(
  field: Computed,
  values: Values,
  { named, lang }: { named: Named; lang: Lang },
): string | undefined {
  const pieces = (field.says?.[lang] ?? '').split(/,\s*/).flatMap((piece, at) => {
    const key = /\{(\w+)\}/.exec(piece)?.[1] ?? '';
    const text = labelOf(named.get(key), values[key], lang);
    if (text === undefined) return [];
    const said = piece.replace(`{${key}}`, text);
    return [at === 0 ? said : said.slice(0, 1).toLocaleLowerCase(lang) + said.slice(1)];
  });
  return pieces.length > 0 ? pieces.join(', ') : undefined;
}

function labelOf(field: Field | undefined, value: unknown, lang: Lang): string | undefined {
  if (typeof value === 'number') return String(value);
  if (!field || !('options' in field)) return undefined;
  return field.options?.find((option) => option.key === value)?.label[lang];
}
