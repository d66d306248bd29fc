import type { ACCESS, AUDIENCES } from '../../content/field.vocabulary.ts';
import { asked, computedValues } from './answer.rule.ts';
import { isAnswered, type Values } from '../../content/condition.rule.ts';
import type { Field, Lang, ShownForm } from './form.rule.ts';

/** Who sees which field of an answer: what the definition of the form says, and what its author has shared. */

export type Audience = keyof typeof AUDIENCES;
export type Access = keyof typeof ACCESS;

/** The whole answer, where an item is shared. */
export const WHOLE = '*';

/** When each item was shared, by audience. */
export type Shared = Readonly<Record<string, Readonly<Record<string, Date>>>>;

export interface SeenAnswer {
  values: Values;
  shared: Shared;
  savedAt: Date;
}

/** A field says it where it differs from the form; an audience that neither names sees nothing. */
export const accessOf = (form: ShownForm, field: Field, audience: Audience): Access =>
  field.seen_by?.[audience] ?? form.seen_by[audience] ?? 'none';

const SHARED: readonly Access[] = ['shared', 'averages-of-shared'];

/** Whether an author may share this item with this audience at all. */
export function mayBeShared(form: ShownForm, item: string, audience: Audience): boolean {
  const fields = item === WHOLE ? form.fields : form.fields.filter((field) => field.key === item);
  return fields.some((field) => SHARED.includes(accessOf(form, field, audience)));
}

/** Audiences that the answers themselves name: a choice in the form that shares the whole of it. */
export function audiencesChosen(form: ShownForm, values: Values): Audience[] {
  return form.fields.flatMap((field): Audience[] => {
    const value = values[field.key];
    if (field.type === 'checkbox') return field.shares && value === true ? [field.shares] : [];
    if (!('options' in field)) return [];
    const chosen: unknown[] = Array.isArray(value) ? value : [value];
    return (field.options ?? []).flatMap((option) =>
      option.shares && chosen.includes(option.key) ? [option.shares] : [],
    );
  });
}

/** Everything that is shared now, with whom and since when. */
export function sharedItems(
  form: ShownForm,
  answer: SeenAnswer,
): { item: string; audience: string; at: Date }[] {
  const noted = Object.entries(answer.shared).flatMap(([audience, items]) =>
    Object.entries(items).map(([item, at]) => ({ item, audience, at })),
  );
  const chosen = audiencesChosen(form, answer.values)
    .filter((audience) => answer.shared[audience]?.[WHOLE] === undefined)
    .map((audience) => ({ item: WHOLE, audience, at: answer.savedAt }));
  return [...noted, ...chosen];
}

/** When each item was shared with one audience. */
const sharedWith = (form: ShownForm, answer: SeenAnswer, audience: Audience): Map<string, Date> =>
  new Map(
    sharedItems(form, answer).flatMap((one) => (one.audience === audience ? [[one.item, one.at]] : [])),
  );

export interface SeenField {
  field: Field;
  value: unknown;
  /** The line that was written beside a choice. */
  line: string | null;
  /** Null where the form itself lets the audience read it. */
  sharedAt: Date | null;
}

/**
 * What an audience reads of an answer. Only of fields that are asked: what an earlier choice asked for is out of its
 * author's sight, so it is out of everybody's.
 */
export function fieldsFor(
  form: ShownForm,
  answer: SeenAnswer,
  { audience, lang }: { audience: Audience; lang: Lang },
): SeenField[] {
  const all = { ...answer.values, ...computedValues(form, answer.values, lang) };
  const items = sharedWith(form, answer, audience);
  return asked(form, answer.values).flatMap((field): SeenField[] => {
    const access = accessOf(form, field, audience);
    const value = all[field.key];
    const sharedAt = access === 'shared' ? (items.get(field.key) ?? items.get(WHOLE) ?? null) : null;
    const reads = access === 'read' || access === 'write' || sharedAt !== null;
    const line = all[`${field.key}__line`];
    return reads && isAnswered(value)
      ? [{ field, value, line: typeof line === 'string' ? line : null, sharedAt }]
      : [];
  });
}

/** Numbers that count in the averages of an audience: of scales alone, and of those that are shared where they must be. */
export function numbersFor(form: ShownForm, answer: SeenAnswer, audience: Audience): Map<string, number> {
  const items = sharedWith(form, answer, audience);
  return new Map(
    form.fields.flatMap((field): [string, number][] => {
      const access = accessOf(form, field, audience);
      const value = answer.values[field.key];
      if (!field.type.startsWith('scale') || typeof value !== 'number') return [];
      const shares = items.has(field.key) || items.has(WHOLE);
      return access === 'averages' || (access === 'averages-of-shared' && shares) ? [[field.key, value]] : [];
    }),
  );
}

/** Averages of each field that enough people count in; of the others not even how many they are. */
export function averagesOf(
  numbers: readonly ReadonlyMap<string, number>[],
  smallestGroup: number,
): { field: string; average: number; people: number }[] {
  const fields = [...new Set(numbers.flatMap((one) => [...one.keys()]))];
  return fields.flatMap((field) => {
    const given = numbers.flatMap((one) => one.get(field) ?? []);
    if (given.length < smallestGroup) return [];
    const sum = given.reduce((total, one) => total + one, 0);
    return [{ field, average: Math.round((sum / given.length) * 10) / 10, people: given.length }];
  });
}
