import { problems, type Values } from './answer.rule.ts';
import type { Change, Finished } from './answer.types.ts';
import { partsWithin, productOf, type Lang, type ShownForm } from './form.rule.ts';
import { audiencesChosen } from './seen.rule.ts';

/** What one write does to an answer. */

export interface Writing {
  write: string;
  /** What the writer saw last; 0: nothing. */
  revision: number;
  version: number;
  lang: Lang;
  values: Record<string, unknown>;
  finish: boolean;
  part?: string | undefined;
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

/**
 * `shown` is the form, or the part of it that is written: fields outside it stay as they are. Of what is in it, a field
 * without a value loses the one it had. What the form does not know is kept as it came: a page that was opened before
 * the form changed must not lose what it holds.
 */
export function changeOf(
  form: ShownForm,
  shown: ShownForm,
  { write, version, lang, values }: Writing,
  more: { at: Date; testUser: boolean; finished: Finished | undefined },
): Change {
  const { at, testUser, finished } = more;
  const written = new Set(shown.fields.filter(({ key }) => !(key in form.known)).flatMap(keysOf));
  const elsewhere = new Set([
    ...form.fields.flatMap((field) => [field.key, ...keysOf(field)]),
    ...Object.keys(form.sets),
  ]);
  const kept = Object.entries(values).filter(
    ([key, value]) => !isEmpty(value) && (written.has(key) || !elsewhere.has(key)),
  );
  return {
    write,
    testUser,
    values: Object.fromEntries(kept),
    gone: [...written].filter((key) => isEmpty(values[key])),
    state: finished?.whole ? 'finished' : 'draft',
    version,
    lang,
    at,
    ...(finished ? { finished } : {}),
    audiences: form.practice ? [] : audiencesChosen(form, values),
  };
}

/** A line beside a choice is kept under a name of its own. What is worked out is kept where a person may change it. */
function keysOf(field: ShownForm['fields'][number]): string[] {
  if (field.type === 'computed' && !field.editable) return [];
  return field.type === 'radio' && field.line ? [field.key, `${field.key}__line`] : [field.key];
}

/** What is finished when nothing is missing from `shown`: a part of the form, and the whole where that is whole too. */
export function finishedBy(
  form: ShownForm,
  shown: ShownForm,
  { values, part }: { values: Values; part?: string | undefined },
  today: string,
): Finished {
  const whole = part === undefined || problems(form, values, today).length === 0;
  const within = new Set((whole ? form : shown).fields.map(({ key }) => key));
  const parts = partsWithin(form, within);
  return {
    whole,
    reading: form.keepsReading ? values : null,
    parts,
    what: form.together ? [] : [...parts, ...(whole ? [productOf(form)] : [])],
  };
}
