import type { Column, Field } from '../../content/field.schema.ts';
import { computedValues as worked } from '../../content/computed.rule.ts';
import { holds, isAnswered, type Values } from '../../content/condition.rule.ts';
import { fieldProblems, isKnownChoice, type Flaw } from '../../content/field.rule.ts';
import { filledRows, isShaped } from '../../content/shape.rule.ts';
import { namesOf, type Lang, type ShownForm } from './form.rule.ts';

/**
 * What a form asks, what stands in it at first, and what is missing from an answer. Client and server run this file:
 * neither allows what the other refuses.
 */

export { applyVariant, partOf, type Lang, type ShownForm } from './form.rule.ts';
export { isAnswered, type Values } from '../../content/condition.rule.ts';
export { isShaped, readingsOf, rowsOf, type Moment, type Row } from '../../content/shape.rule.ts';

export interface Problem extends Flaw {
  field: string;
  /** Key of the row of a table, and of its column. */
  row?: string;
  column?: string;
}

/** Values that nobody types, by field. Those of a table's rows: `computedCells`. */
export const computedValues = (form: ShownForm, values: Values, lang: Lang): Record<string, unknown> =>
  worked(form.fields, { ...values, ...form.known, ...form.sets }, lang);

/** Worked out from what is asked in a row: a cell that a choice has hidden keeps what was typed, and counts for nothing. */
export function computedCells(
  columns: readonly Column[],
  cells: Values,
  lang: Lang,
): Record<string, unknown> {
  const asks = new Set(askedColumns(columns, cells).map(({ key }) => key));
  const standing = Object.entries(cells).filter(
    ([key]) => asks.has(key) || !columns.some((one) => one.key === key),
  );
  return worked(columns, Object.fromEntries(standing), lang);
}

/** Everything that conditions may look at: what is typed, what is worked out, what its room knows, what the variant sets. */
const seenByConditions = (form: ShownForm, values: Values): Values => ({
  ...values,
  ...computedValues(form, values, 'en'),
  ...form.known,
  ...form.sets,
});

/** Fields that belong to the answers so far, in their order: asked, or known without asking. */
export function standing(form: ShownForm, values: Values): Field[] {
  const seen = seenByConditions(form, values);
  return form.fields.filter(
    ({ key, shown_when }) => form.known[key] !== null && (!shown_when || holds(shown_when, seen)),
  );
}

/** Fields that are asked by the answers so far, in their order. */
export const asked = (form: ShownForm, values: Values): Field[] =>
  standing(form, values).filter(({ key }) => !(key in form.known));

/** Columns that are asked in a row, by its cells so far. */
export function askedColumns(columns: readonly Column[], cells: Values): Column[] {
  const seen = { ...cells, ...worked(columns, cells, 'en') };
  return columns.filter((column) => !column.shown_when || holds(column.shown_when, seen));
}

/** Whether an answer is needed to finish; `values` are those of the form, or the cells of a column's row. */
export const isNeeded = (field: Field, values: Values): boolean =>
  typeof field.required === 'object' ? holds(field.required, values) : field.required;

/** Notices that hold by the answers so far. */
export function noticesOf(form: ShownForm, values: Values): ShownForm['notices'] {
  const seen = seenByConditions(form, values);
  return form.notices.filter(({ when }) => holds(when, seen));
}

/** What stands in a form before anybody has typed, in the language of whoever opens it. */
export function startValues(form: ShownForm, lang: Lang, today: string): Record<string, unknown> {
  return Object.fromEntries(
    form.fields.flatMap((field): [string, unknown][] => {
      const value = startOf(field, lang, today);
      return value === undefined ? [] : [[field.key, value]];
    }),
  );
}

function startOf(field: Field, lang: Lang, today: string): unknown {
  if (field.type === 'table') {
    const rows = field.starts.map(({ key, cells }) => ({
      key,
      cells: Object.fromEntries(
        Object.entries(cells).map(([column, cell]) => [column, typeof cell === 'object' ? cell[lang] : cell]),
      ),
    }));
    return rows.length > 0 ? rows : undefined;
  }
  if (!('default' in field) || field.default === undefined) return undefined;
  if (field.type === 'date') return today;
  return typeof field.default === 'object' && !Array.isArray(field.default)
    ? (field.default as Record<Lang, string>)[lang]
    : field.default;
}

/** What stands in a new row of a table. */
export const startCells = (columns: readonly Column[], lang: Lang, today: string): Record<string, unknown> =>
  Object.fromEntries(
    columns.flatMap((column): [string, unknown][] => {
      const value = startOf(column, lang, today);
      return value === undefined ? [] : [[column.key, value]];
    }),
  );

/** Everything that keeps an answer from being finished, in the order of the form. `today` as YYYY-MM-DD. */
export function problems(form: ShownForm, values: Values, today: string): Problem[] {
  const seen = seenByConditions(form, values);
  const found = asked(form, values).flatMap((field) => {
    const given = { values: seen, today, needed: isNeeded(field, seen) };
    const own = fieldProblems(field, values[field.key], given).map((flaw) => ({ field: field.key, ...flaw }));
    return field.type === 'table' ? [...own, ...tableProblems(field, values[field.key], today)] : own;
  });
  const stops = noticesOf(form, values).filter(({ weight }) => weight === 'block');
  const ofForm = new Set(form.fields.map(({ key }) => key));
  return [
    ...found,
    ...stops.flatMap(({ id, when }) => {
      const field = namesOf(when).find((name) => ofForm.has(name));
      return field === undefined ? [] : [{ field, code: 'stopped' as const, data: { notice: id } }];
    }),
  ];
}

/** What is wrong in the cells of a table's rows that somebody has written in. */
export function tableProblems(
  table: Extract<Field, { type: 'table' }>,
  value: unknown,
  today: string,
): Problem[] {
  return filledRows(table, value).flatMap(({ key: row, cells }) => {
    const seen = { ...cells, ...computedCells(table.columns, cells, 'en') };
    return askedColumns(table.columns, cells).flatMap((column) => {
      const given = { values: seen, today, needed: isNeeded(column, seen) };
      return fieldProblems(column, cells[column.key], given).map((flaw) => ({
        field: table.key,
        row,
        column: column.key,
        ...flaw,
      }));
    });
  });
}

/**
 * What an older version of the form asked and this one does not: whole fields that are gone, and choices that are gone
 * from a field that still stands. It is kept and shown, and stops nobody.
 */
export function earlierValues(form: ShownForm, values: Values): { field: string; value: unknown }[] {
  const fields = new Map(form.fields.map((field) => [field.key, field]));
  return Object.entries(values).flatMap(([key, value]) => {
    if (!isAnswered(value) || key in form.sets) return [];
    const [, owner] = /^(.+)__line$/.exec(key) ?? [];
    const field = fields.get(owner ?? key);
    if (!field) return [{ field: key, value }];
    if (owner !== undefined) return [];
    if (!isShaped(field, value)) return [{ field: key, value }];
    if (!('options' in field) || !field.options) return [];
    const gone = (Array.isArray(value) ? (value as unknown[]) : [value]).filter(
      (one) => !isKnownChoice(field, one),
    );
    return gone.length > 0 ? [{ field: key, value: Array.isArray(value) ? gone : gone[0] }] : [];
  });
}
