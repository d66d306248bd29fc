import { listOf } from '../../../server/rooms/forms/form.rule.ts';
import type { Choice, Field, Lang, Opened } from './forms.types.ts';

export type Sources = Opened['sources'];

/** What can be chosen in a field; undefined where the list is not known yet, and a line is written instead. */
export function choicesOf(field: Field, sources: Sources, lang: Lang): Choice[] | undefined {
  // Rows of another table are named by whoever draws the form: nothing else knows them.
  if (field.type === 'row') return sources[field.of]?.map(({ key, label }) => ({ key, label: label[lang] }));
  const own = 'options' in field ? field.options : undefined;
  const source = listOf(field);
  const given = own?.map(({ label, help, ...one }) => ({ ...one, label: label[lang], help: help?.[lang] }));
  const listed = source && sources[source]?.map(({ key, label }) => ({ key, label: label[lang] }));
  const none = 'none' in field && field.none ? [{ key: 'none', label: field.none[lang] }] : [];
  // What a record may be pointed at beside: nobody's in particular.
  if (field.type === 'ref') return given || listed ? [...(given ?? []), ...(listed ?? [])] : undefined;
  return given ?? (listed && [...listed, ...none]);
}

/** What the person reads of a choice; a line that was written where no list was known is itself. */
export const choiceWord = (choices: readonly Choice[] | undefined, key: unknown): string =>
  choices?.find((one) => one.key === key)?.label ?? String(key);
