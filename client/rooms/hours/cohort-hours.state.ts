import { type Answer, call } from '../../core/api.ts';
import { query, refreshAll, type Data } from '../../core/data.ts';

export type CohortHours = Answer<'GET /api/hours/cohort'>;
export type HoursRow = CohortHours['rows'][number];
export type WaitingHours = Answer<'GET /api/hours/cohort/waiting'>;
export type WaitingEntry = WaitingHours['late'][number];
export type LearnerHours = Answer<'GET /api/hours/learners/:person'>;
export type TrainerEntry = LearnerHours['entries'][number];

export const cohortHours = (after: number): Data<CohortHours> =>
  query(`hours/cohort/${after}`, () => call('GET /api/hours/cohort', { query: { after } }));

export const waitingHours = (): Data<WaitingHours> =>
  query('hours/cohort/waiting', () => call('GET /api/hours/cohort/waiting'));

export const learnerHours = (person: string): Data<LearnerHours> =>
  query(`hours/learner/${person}`, () => call('GET /api/hours/learners/:person', { params: { person } }));

/** Whose entry an act is about. */
export interface About {
  person: string;
  entry: string;
}

/** A trainer's word stands on several pages: each is asked again when it is next shown. */
async function said(work: Promise<unknown>): Promise<void> {
  await work;
  refreshAll();
}

export const askAbout = (params: About, body: { write: string; text: string }): Promise<void> =>
  said(call('POST /api/hours/learners/:person/entries/:entry/query', { params, body }));

export const settle = (params: About): Promise<void> =>
  said(call('PUT /api/hours/learners/:person/entries/:entry/settled', { params }));

export const accept = (params: About): Promise<void> =>
  said(call('PUT /api/hours/learners/:person/entries/:entry/accepted', { params }));

/** Answers how many it was. */
export async function confirmMonth(
  params: { person: string; batch: string },
  body: { month: string; entries: { id: string; revision: number }[] },
): Promise<number> {
  const { confirmed } = await call('PUT /api/hours/learners/:person/confirmations/:batch', { params, body });
  refreshAll();
  return confirmed;
}

export const takeBackMonth = (params: { person: string; batch: string }): Promise<void> =>
  said(call('DELETE /api/hours/learners/:person/confirmations/:batch', { params }));
