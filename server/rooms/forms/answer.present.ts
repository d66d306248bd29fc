import type { Lang } from '../../core/endpoint.contract.ts';
import type { Answer } from './answer.types.ts';
import type { ShownForm } from './form.rule.ts';
import { sharedItems } from './seen.rule.ts';

/** Whitelists: what of an answer leaves the server. */

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

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
});

/** What one is told who was slower, or whose answer was forgotten elsewhere. */
export const presentConflict = (answer: Answer | undefined, now: Date) => ({
  revision: answer?.revision ?? 0,
  values: answer?.values ?? {},
  savedAt: (answer?.savedAt ?? now).toISOString(),
});
