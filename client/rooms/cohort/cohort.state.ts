import { type Answer, call } from '../../core/api.ts';
import { onOwnDay } from '../../core/calendar.ts';
import { query, refreshAll, view, type Data } from '../../core/data.ts';

export type Today = Answer<'GET /api/cohort/today'>;
export type Learners = Answer<'GET /api/cohort/learners'>;
export type Learner = Answer<'GET /api/cohort/learners/:person'>;
export type LearnerRow = NonNullable<Learner['learner']>;
export type ListedLearner = Learners['rows'][number];

export function today(): Data<Today> {
  const asked = query('cohort/today', () => call('GET /api/cohort/today'));
  return view('cohort/today', asked, (answer) => ({ ...answer, calendar: onOwnDay(answer.calendar) }));
}

/** What of the talk waits for a trainer. A question of its own: today is read while it is counted. */
export const waiting = (): Data<Answer<'GET /api/discussion/waiting'>> =>
  query('discussion/waiting', () => call('GET /api/discussion/waiting'));

export type CohortSteps = Answer<'GET /api/cohort/steps'>;
export type AboutCohort = Answer<'GET /api/cohort/about'>;

export const cohortSteps = (): Data<CohortSteps> =>
  query('cohort/steps', () => call('GET /api/cohort/steps'));

export const aboutCohort = (): Data<AboutCohort> =>
  query('cohort/about', () => call('GET /api/cohort/about'));

export type Who = LearnerRow['place'];

/** People after a number, fifty to a page. */
export function learners(who: Who, after: number): Data<Learners> {
  return query(`cohort/learners/${who}/${after}`, () =>
    call('GET /api/cohort/learners', { query: { who, after } }),
  );
}

export function learner(person: string): Data<Learner> {
  return query(`cohort/learner/${person}`, () =>
    call('GET /api/cohort/learners/:person', { params: { person } }),
  );
}

type QuizResults = Answer<'GET /api/course/learners/:person/quizzes'>;
export type QuizResult = QuizResults['rows'][number];

export const quizResults = (person: string): Data<QuizResults> =>
  query(`cohort/quizzes/${person}`, () =>
    call('GET /api/course/learners/:person/quizzes', { params: { person } }),
  );

export type Roster = Answer<'GET /api/people/roster'>;

export function roster(): Data<Roster> {
  return query('people/roster', () => call('GET /api/people/roster'));
}

/** The list is read by a job a few seconds after it was asked for. */
const LOOK_AGAIN_MS = 2000;
const LOOKS = 6;

/** Asks the platform for its list and waits for a while until it has been read. Rejects with ApiError. */
export async function readRoster(): Promise<void> {
  const before = await call('GET /api/people/roster');
  await call('POST /api/people/roster', { body: {} });
  for (let look = 0; look < LOOKS; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    const now = await call('GET /api/people/roster');
    if (now.lastAt !== before.lastAt || now.lastCode !== before.lastCode) break;
  }
  refreshAll();
}

export async function saveDates(startsOn: string, timeZone: string): Promise<void> {
  await call('PUT /api/people/calendar', { body: { startsOn, timeZone } });
  // Every page shows the week.
  refreshAll();
}

export async function tellTimeZone(timeZone: string): Promise<void> {
  await call('POST /api/people/time-zone', { body: { timeZone } });
}

/** Says that somebody is no learner, or takes it back. */
export async function setAside(person: string, aside: boolean): Promise<void> {
  const params = { person };
  if (aside) await call('PUT /api/cohort/learners/:person/not-learner', { params });
  else await call('DELETE /api/cohort/learners/:person/not-learner', { params });
  refreshAll();
}

export type Twins = Answer<'GET /api/cohort/learners/:person/twins'>;

/** Other entries that may be the same person. Rejects with ApiError. */
export const twins = (person: string): Promise<Twins> =>
  call('GET /api/cohort/learners/:person/twins', { params: { person } });

export async function join(person: string, other: string, together: boolean): Promise<void> {
  const params = { person, other };
  if (together) await call('PUT /api/cohort/learners/:person/joined/:other', { params });
  else await call('DELETE /api/cohort/learners/:person/joined/:other', { params });
  refreshAll();
}
