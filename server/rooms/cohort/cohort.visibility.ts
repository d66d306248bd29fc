import { STAFF, type Visibility } from '../../core/visibility.ts';

/** Who may open one learner's page at all: themselves, and the staff of their run. */
export const READERS = ['owner', ...STAFF] as const;

/** A learner among the others, and at the head of their own page. */
export const learnerRow = {
  id: READERS,
  number: READERS,
  name: READERS,
  place: READERS,
  stepsDone: READERS,
  stepsTotal: READERS,
  minutesDone: READERS,
  minutesTotal: READERS,
  lastStepAt: READERS,
  lastLaunchAt: READERS,
  state: READERS,
  modulesLate: READERS,
} as const satisfies Visibility;

/** What waits for the staff of a run. */
export const today = {
  learners: STAFF,
  notOpened: STAFF,
  underWay: STAFF,
  quietCount: STAFF,
  done: STAFF,
  quiet: STAFF,
  lately: STAFF,
  scoresFailed: STAFF,
  calendar: STAFF,
  startFrom: STAFF,
  timeZone: STAFF,
  copyAsked: STAFF,
} as const satisfies Visibility;

/** A page of the people of a run. */
export const learnersPage = {
  rows: STAFF,
  total: STAFF,
  next: STAFF,
} as const satisfies Visibility;

/** One learner's way. Which entries were taken for one person is for those who can part them again. */
export const learnerPage = {
  learner: READERS,
  hours: READERS,
  programme: READERS,
  done: READERS,
  acts: READERS,
  joined: STAFF,
} as const satisfies Visibility;

/** What a cohort says of itself: numbers of five or more, and nobody's answer. */
export const aboutCohort = {
  learners: STAFF,
  trained: STAFF,
  relationship: STAFF,
  support: STAFF,
  consent: STAFF,
  code: STAFF,
} as const satisfies Visibility;

/** How far a cohort has come, step by step. */
export const stepsOfCohort = {
  learners: STAFF,
  counted: STAFF,
  modules: STAFF,
} as const satisfies Visibility;
