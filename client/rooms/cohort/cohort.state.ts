import type { AnswerOf } from '../../../server/core/endpoint.contract.ts';
import type {
  cohortLearner,
  cohortLearners,
  cohortToday,
} from '../../../server/rooms/cohort/cohort.contract.ts';
import { call } from '../../core/api.ts';
import { loaded, type Loaded } from '../../core/load.ts';

export type Today = AnswerOf<typeof cohortToday>;
export type Learners = AnswerOf<typeof cohortLearners>;
export type Learner = AnswerOf<typeof cohortLearner>;
export type LearnerRow = Learners['rows'][number];

export function today(): Loaded<Today> {
  return loaded('cohort/today', () => call<typeof cohortToday>('GET', '/api/cohort/today', {}));
}

/** `page` counts from 0; fifty learners to a page. */
export function learners(page: number): Loaded<Learners> {
  return loaded(`cohort/learners/${page}`, () =>
    call<typeof cohortLearners>('GET', '/api/cohort/learners', { query: { page } }),
  );
}

export function learner(person: string): Loaded<Learner> {
  return loaded(`cohort/learner/${person}`, () =>
    call<typeof cohortLearner>('GET', '/api/cohort/learners/:person', { params: { person } }),
  );
}
