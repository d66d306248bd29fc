import { signal } from '@preact/signals';
import { ApiError } from '../../core/api-error.ts';
import { call, callFile, type Answer } from '../../core/api.ts';
import { query, refreshAll, type Query } from '../../core/data.ts';
import type { Sender } from '../../core/outbox.ts';
import { nameOf, thingOf, WHOLE } from './filled.ts';
import type { AnswerName, Filled, Lang, Opened, Saved } from './forms.types.ts';

const ONE = '/api/forms/:form/:variant/:subject';

export const openedForm = (name: AnswerName): Query<Opened> =>
  query(thingOf(name), () => call(`GET ${ONE}`, { params: { ...name } }));

export const listedForms = (): Query<Answer<'GET /api/forms'>> =>
  query('forms', () => call('GET /api/forms'));

/** What became of the last try to finish, by thing: the server may find what this page did not. */
export const outcomes = signal<ReadonlyMap<string, Saved & { part: string }>>(new Map());

interface Sending {
  value: Filled;
  revision: number;
  write: string;
}

/** Sends an answer; what is to be finished goes with it, so that nothing is finished before its words are there. */
export const sendAnswer: Sender = async ({ thing, body }) => {
  const { value, revision, write } = body as Sending;
  const { finish, ...filled } = value;
  const part = finish === undefined || finish === WHOLE ? {} : { part: finish };
  const saved = await asFilled(filled, () =>
    call(`PUT ${ONE}`, {
      params: { ...nameOf(thing) },
      body: {
        write,
        revision,
        ...filled,
        values: filled.values as never,
        finish: finish !== undefined,
        ...part,
      },
    }),
  );
  if (finish !== undefined) {
    outcomes.value = new Map([...outcomes.peek(), [thing, { ...saved, part: finish }]]);
    // What was made may be a step done, a reading to stand beside this one, a line on another page.
    refreshAll();
  }
  return saved;
};

/** A refusal says the other values; whoever compares texts compares answers. */
async function asFilled<T>(mine: Filled, send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'conflict') throw error;
    const { values, ...data } = error.data;
    throw new ApiError(error.status, error.code, error.ref, { ...data, value: { ...mine, values } });
  }
}

/** Forgets one's own answer for good. */
export async function forget(name: AnswerName): Promise<void> {
  await call(`DELETE ${ONE}`, { params: { ...name } });
}

/** Adopts what the run has written together, as this person has read it. */
export async function adopt(name: AnswerName, about: { write: string; revision: number; lang: 'en' | 'es' }) {
  await call(`PUT ${ONE}/adopted`, { params: { ...name }, body: about });
  refreshAll();
}

/** Shares one item of an answer with an audience, or takes that back: at once, for everybody who opens it later. */
export async function setShared(
  name: AnswerName,
  { item, audience, on }: { item: string; audience: string; on: boolean },
): Promise<void> {
  const sent = { params: { ...name, item }, body: { audience } };
  await (on ? call(`PUT ${ONE}/shared/:item`, sent) : call(`DELETE ${ONE}/shared/:item`, sent));
  openedForm(name).invalidate();
  await openedForm(name).refresh();
  listedForms().invalidate();
}

export const sharedWithMe = (): Query<Answer<'GET /api/forms/shared'>> =>
  query('forms/shared', () => call('GET /api/forms/shared'));

type CohortAverages = Answer<'GET /api/forms/:form/averages'>;
export type CohortAverage = CohortAverages['variants'][number]['fields'][number];

export const cohortAverages = (form: string): Query<CohortAverages> =>
  query(`forms/${form}/averages`, () => call('GET /api/forms/:form/averages', { params: { form } }));

/** The form as a file for Word, with one's answers or empty. */
export const wordFile = (name: AnswerName, { lang, blank }: { lang: Lang; blank: boolean }): Promise<Blob> =>
  callFile(`GET ${ONE}/docx`, { params: { ...name }, query: { lang, blank: blank ? 'true' : 'false' } });
