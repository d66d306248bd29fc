import { ApiError } from '../../core/api-error.ts';
import { type Answer, call } from '../../core/api.ts';
import { query, refreshAll, type Data } from '../../core/data.ts';
import { refreshMe } from '../../core/session.ts';

export type RunInfo = Answer<'GET /api/people/run'>;
export type RunAnswer = Answer<'GET /api/people/run/settings'>;
export type Settings = RunAnswer['settings'];

/** What everybody in the run may know of it. */
export const runInfo = (): Data<RunInfo> => query('people/run', () => call('GET /api/people/run'));

export const runSettings = (): Data<RunAnswer> =>
  query('people/run/settings', () => call('GET /api/people/run/settings'));

/** Saves; where somebody else was faster nothing is written, and the answer is what stands now. Rejects with ApiError. */
export async function saveSettings(revision: number, settings: Settings): Promise<RunAnswer | undefined> {
  try {
    await call('PUT /api/people/run/settings', { body: { revision, settings } });
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'conflict') throw error;
    return call('GET /api/people/run/settings');
  }
  // The words, the week and the notes on every page follow it.
  await refreshMe();
  refreshAll();
  return undefined;
}

export type RunCopy = Answer<'GET /api/people/run/copy'>;

export const runCopy = (): Data<RunCopy> => query('people/run/copy', () => call('GET /api/people/run/copy'));

/** Rejects with ApiError; `conflict` when it was decided meanwhile, or a learner has come. */
export async function decideCopy(
  body: { answer: 'anew' } | { answer: 'share'; with: string },
): Promise<void> {
  await call('PUT /api/people/run/copy', { body });
  refreshAll();
}

export type Edition = Answer<'GET /api/course/edition'>;

export const edition = (): Data<Edition> => query('course/edition', () => call('GET /api/course/edition'));

export async function takeEdition(wanted: number): Promise<void> {
  await call('PUT /api/course/edition', { body: { edition: wanted } });
  refreshAll();
}
