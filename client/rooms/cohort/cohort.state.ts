import { type Answer, call } from '../../core/api.ts';
import { query, type Data } from '../../core/data.ts';

export type Today = Answer<'GET /api/cohort/today'>;
export type Learners = Answer<'GET /api/cohort/learners'>;
export type Learner = Answer<'GET /api/cohort/learners/:person'>;
export type LearnerRow = Learners['rows'][number];

export function today(): Data<Today> {
  return query('cohort/today', () => call('GET /api/cohort/today'));
}

/** `page` counts from 0; fifty learners to a page. */
export function learners(page: number): Data<Learners> {
  return query(`cohort/learners/${page}`, () => call('GET /api/cohort/learners', { query: { page } }));
}

export function learner(person: string): Data<Learner> {
  return query(`cohort/learner/${person}`, () =>
    call('GET /api/cohort/learners/:person', { params: { person } }),
  );
}
