import { type Answer, call } from '../../core/api.ts';
import { loaded, type Loaded } from '../../core/load.ts';

export type Today = Answer<'GET /api/cohort/today'>;
export type Learners = Answer<'GET /api/cohort/learners'>;
export type Learner = Answer<'GET /api/cohort/learners/:person'>;
export type LearnerRow = Learners['rows'][number];

export function today(): Loaded<Today> {
  return loaded('cohort/today', () => call('GET /api/cohort/today'));
}

/** `page` counts from 0; fifty learners to a page. */
export function learners(page: number): Loaded<Learners> {
  return loaded(`cohort/learners/${page}`, () => call('GET /api/cohort/learners', { query: { page } }));
}

export function learner(person: string): Loaded<Learner> {
  return loaded(`cohort/learner/${person}`, () =>
    call('GET /api/cohort/learners/:person', { params: { person } }),
  );
}
