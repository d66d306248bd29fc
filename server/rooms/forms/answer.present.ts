import { iso } from '../../core/clock.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import type { Answer } from './answer.types.ts';
import { computedValues } from './answer.rule.ts';
import type { ShownForm } from './form.rule.ts';
import { averagesOf, fieldsFor, numbersFor, sharedItems, type Audience } from './seen.rule.ts';

/** Whitelists: what of an answer leaves the server. */

/** To its author. */
export function presentOwn(form: ShownForm, answer: Answer | undefined) {
  if (!answer)
    return {
      revision: 0,
      state: 'empty' as const,
      values: {},
      version: null,
      lang: null,
      savedAt: null,
      finishedAt: null,
      shared: [],
      parts: [],
    };
  return {
    revision: answer.revision,
    state: answer.state,
    values: answer.values,
    version: answer.version,
    lang: answer.lang,
    savedAt: answer.savedAt.toISOString(),
    finishedAt: iso(answer.finishedAt),
    shared: presentShared(form, answer),
    parts: Object.entries(answer.parts).map(([part, at]) => ({ part, finishedAt: at.toISOString() })),
  };
}

export const presentShared = (form: ShownForm, answer: Answer) =>
  sharedItems(form, answer).map(({ at, ...one }) => ({ ...one, at: at.toISOString() }));

/** Other readings of the same form: only those that were finished, as they were then. */
export const presentBeside = (readings: readonly Answer[]) =>
  readings.flatMap(({ variant, finished, finishedAt }) =>
    finished ? [{ variant, values: finished, finishedAt: iso(finishedAt) }] : [],
  );

interface Listed {
  form: ShownForm;
  subject: string;
  answer: Answer | undefined;
}

export const presentListed = ({ form, subject, answer }: Listed, lang: Lang) => ({
  form: form.slug,
  variant: form.variant,
  subject,
  title: form.title[lang],
  state: answer?.state ?? ('empty' as const),
  savedAt: iso(answer?.savedAt ?? null),
  finishedAt: iso(answer?.finishedAt ?? null),
  many: form.many === true,
  together: form.together,
});

/** What one is told who was slower, or whose answer was forgotten elsewhere. */
export const presentConflict = (answer: Answer | undefined, now: Date) => ({
  revision: answer?.revision ?? 0,
  values: answer?.values ?? {},
  savedAt: (answer?.savedAt ?? now).toISOString(),
});

interface Theirs {
  form: ShownForm;
  answer: Answer;
  author: { name: string | null; number: number };
}

/** To somebody else, as one of an audience; undefined when nothing is shared with it any more. */
export function presentToOthers(
  { form, answer, author }: Theirs,
  { audience, lang }: { audience: Audience; lang: Lang },
) {
  const seen = fieldsFor(form, answer, { audience, lang });
  const fields = seen.flatMap(({ field, value, line, sharedAt }) => {
    if (sharedAt === null) return [];
    const one = { field: field.key, label: field.label[lang], value, line, sharedAt: sharedAt.toISOString() };
    return [one];
  });
  if (fields.length === 0) return undefined;
  return {
    form: form.slug,
    variant: form.variant,
    subject: answer.subject,
    title: form.title[lang],
    person: answer.person,
    ...author,
    disguise: audience === 'group' ? disguiseOf(form, answer, lang) : null,
    fields,
  };
}

/** The line that stands for an organisation before a group, where the form has one. */
function disguiseOf(form: ShownForm, answer: Answer, lang: Lang): string | null {
  const field = form.fields.find((one) => one.type === 'computed' && one.rule === 'disguised-line');
  const line = field && computedValues(form, answer.values, lang)[field.key];
  return typeof line === 'string' ? line : null;
}

/** One person counts once in each variant, with what they had finished. */
export function presentAverages(forms: readonly ShownForm[], answers: readonly Answer[]) {
  const smallestGroup = forms[0]?.smallest_group ?? Number.MAX_SAFE_INTEGER;
  const variants = forms.flatMap((form) => {
    const numbers = answers.flatMap((answer) =>
      answer.variant === form.variant && answer.finished
        ? [numbersFor(form, { ...answer, values: answer.finished }, 'cohort')]
        : [],
    );
    const fields = averagesOf(numbers, smallestGroup);
    return fields.length > 0 ? [{ variant: form.variant, fields }] : [];
  });
  return { smallestGroup, variants };
}
