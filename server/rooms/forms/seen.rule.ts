import type { AUDIENCES, ACCESS } from '../../content/field.vocabulary.ts';
import { computedValues } from './answer.rule.ts';
import { isAnswered, type Values } from './condition.rule.ts';
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

/** Fields that an audience reads, with their values. A copy to try out is read by nobody but its author. */
export function valuesFor(
  form: ShownForm,
  answer: SeenAnswer,
  { audience, lang }: { audience: Audience; lang: Lang },
): Record<string, unknown> {
  const all = { ...answer.values, ...computedValues(form, answer.values, lang) };
  const items = new Set(
    sharedItems(form, answer).flatMap((one) => (one.audience === audience ? [one.item] : [])),
  );
  const reads = (field: Field): boolean => {
    const access = accessOf(form, field, audience);
    if (access === 'read' || access === 'write') return true;
    return access === 'shared' && (items.has(field.key) || items.has(WHOLE));
  };
  const seen = form.fields.filter((field) => reads(field) && isAnswered(all[field.key]));
  return Object.fromEntries(seen.map(({ key }) => [key, all[key]]));
}

/** Numbers that count in the averages of an audience: of scales alone, and of those that are shared where they must be. */
export function numbersFor(form: ShownForm, answer: SeenAnswer, audience: Audience): Record<string, number> {
  const items = new Set(
    sharedItems(form, answer).flatMap((one) => (one.audience === audience ? [one.item] : [])),
  );
  const counted = form.fields.flatMap((field): [string, number][] => {
    const access = accessOf(form, field, audience);
    const value = answer.values[field.key];
    if (!field.type.startsWith('scale') || typeof value !== 'number') return [];
    const shares = items.has(field.key) || items.has(WHOLE);
    return access === 'averages' || (access === 'averages-of-shared' && shares) ? [[field.key, value]] : [];
  });
  return Object.fromEntries(counted);
}
