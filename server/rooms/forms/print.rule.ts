import {
  computedValues,
  isAnswered,
  rowsOf,
  standing,
  type Lang,
  type ShownForm,
  type Values,
} from './answer.rule.ts';
import { computedCells } from './answer.rule.ts';
import { listOf, type Field } from './form.rule.ts';
import { isShaped, readingsOf } from '../../content/shape.rule.ts';

/** A form on paper: what stands under each question, answered or to be filled in by hand. */

export interface PrintedField {
  label: string;
  help: string | null;
  /** To be filled in where it is not said to be needed. */
  optional: boolean;
  body: Printed;
}

export type Printed =
  | { kind: 'text'; lines: string[] }
  | { kind: 'ruled'; lines: number }
  | { kind: 'table'; head: string[]; rows: string[][] };

/** How values are put into words: what depends on the language, and lists that only the program knows. */
export interface Saying {
  lang: Lang;
  day(day: string): string;
  moment(at: string, zone: string): string;
  choice(source: string, key: string): string;
  /** For what has no answer. */
  nothing: string;
}

const BOX = '☐';
const TICKED = '☑';

/** Every question of the form, blank. Conditions are for a screen: on paper all of it is asked. */
export const printBlank = (form: ShownForm, say: Saying): PrintedField[] =>
  form.fields.flatMap((field) =>
    field.type === 'computed' && !field.editable ? [] : [printed(field, say, blankBody(field, say))],
  );

/** What belongs to these answers, with what was answered or is known. */
export function printAnswered(form: ShownForm, values: Values, say: Saying): PrintedField[] {
  const all = { ...values, ...computedValues(form, values, say.lang), ...form.known };
  return standing(form, values).map((field) => printed(field, say, answeredBody(field, all, say)));
}

const printed = (field: Field, { lang }: Saying, body: Printed): PrintedField => ({
  label: field.label[lang],
  help: field.help?.[lang] ?? null,
  optional: field.required === false && field.type !== 'computed',
  body,
});

function blankBody(field: Field, say: Saying): Printed {
  if (field.type === 'table') {
    const columns = field.columns.filter(({ type }) => type !== 'computed');
    const starts = field.starts.map(({ cells }) =>
      columns.map(({ key }) => {
        const cell = cells[key];
        return typeof cell === 'object' ? cell[say.lang] : cell === undefined ? '' : String(cell);
      }),
    );
    const more = Math.max(0, Math.min(field.rows.max, Math.max(field.rows.min, 3)) - starts.length);
    const rows = [...starts, ...Array.from({ length: more }, () => columns.map(() => ''))];
    return { kind: 'table', head: columns.map(({ label }) => label[say.lang]), rows };
  }
  if ('options' in field && field.options)
    return { kind: 'text', lines: field.options.map(({ label }) => `${BOX} ${label[say.lang]}`) };
  if (field.type === 'checkbox') return { kind: 'text', lines: [BOX] };
  if (field.type === 'scale-1-5' || field.type === 'scale-0-10')
    return { kind: 'text', lines: scales(field, say) };
  return { kind: 'ruled', lines: field.type === 'textarea' ? 4 : 1 };
}

function scales(field: Extract<Field, { type: 'scale-1-5' | 'scale-0-10' }>, { lang }: Saying): string[] {
  const [from, to] = field.type === 'scale-1-5' ? [1, 5] : [0, 10];
  const numbers = Array.from({ length: to - from + 1 }, (_, at) => `${BOX} ${from + at}`).join('   ');
  const line = (low: string | undefined, high: string | undefined) =>
    [low, numbers, high].filter((one) => one !== undefined).join('   ');
  if (field.type === 'scale-0-10' && field.items)
    return field.items.flatMap(({ label, low, high }) => [
      label[lang],
      line((low ?? field.low)?.[lang], (high ?? field.high)?.[lang]),
    ]);
  const one = line(field.low?.[lang], field.high?.[lang]);
  return readingsOf(field) ? [one, one] : [one];
}

function answeredBody(field: Field, values: Values, say: Saying): Printed {
  const value = values[field.key];
  if (field.type === 'table') {
    const rows = rowsOf(value).map(({ cells }) => {
      const all = { ...cells, ...computedCells(field.columns, cells, say.lang) };
      return field.columns.map((column) => saidOf(column, all[column.key], say).join('; '));
    });
    if (rows.length === 0) return { kind: 'text', lines: [say.nothing] };
    return { kind: 'table', head: field.columns.map(({ label }) => label[say.lang]), rows };
  }
  const line = values[`${field.key}__line`];
  const said = [...saidOf(field, value, say), ...(typeof line === 'string' ? [line] : [])];
  return { kind: 'text', lines: said.length > 0 ? said : [say.nothing] };
}

/** An answer in words, a line each. */
function saidOf(field: Field, value: unknown, say: Saying): string[] {
  if (field.type === 'checkbox') return [value === true ? TICKED : BOX];
  if (!isAnswered(value) || (field.type !== 'computed' && !isShaped(field, value))) return [];
  if (field.type === 'date') return [say.day(value as string)];
  if (field.type === 'datetime') {
    const { at, zone } = value as { at: string; zone: string };
    return [say.moment(at, zone)];
  }
  if (field.type === 'signature') {
    const { text, at } = value as { text: string; at: string };
    return [text, say.moment(at, 'UTC')];
  }
  if (Array.isArray(value)) return (value as string[]).map((one) => choiceOf(field, one, say));
  if (typeof value === 'object' && value !== null)
    return readings(field, value as Record<string, number>, say);
  if (typeof value === 'string')
    return field.type === 'textarea' ? value.split(/\r?\n/) : [choiceOf(field, value, say)];
  return [
    typeof value === 'number' && 'unit' in field && field.unit
      ? `${value} ${field.unit[say.lang]}`
      : String(value),
  ];
}

function choiceOf(field: Field, key: string, say: Saying): string {
  const option = 'options' in field ? field.options?.find((one) => one.key === key) : undefined;
  if (option) return option.label[say.lang];
  if ('none' in field && field.none && key === 'none') return field.none[say.lang];
  const list = listOf(field);
  return list === undefined ? key : say.choice(list, key);
}

function readings(field: Field, numbers: Record<string, number>, { lang }: Saying): string[] {
  const items = field.type === 'scale-0-10' ? field.items : undefined;
  return Object.entries(numbers).map(([key, number]) => {
    const item = items?.find((one) => one.key === key);
    return item ? `${item.label[lang]}: ${number}` : String(number);
  });
}
