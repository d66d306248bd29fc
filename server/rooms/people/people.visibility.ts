import { STAFF, type Visibility } from '../../core/visibility.ts';

/** What a launched person is told of themselves. */
export const ownself = {
  id: ['owner'],
  tenant: ['owner'],
  name: ['owner'],
  number: ['owner'],
  role: ['owner'],
  administers: ['owner'],
  testUser: ['owner'],
  lang: ['owner'],
  platformName: ['owner'],
  run: ['owner'],
  asks: ['owner'],
} as const satisfies Visibility;

/** What somebody has said of themselves: trainers see numbers of the cohort (`cohort.visibility.ts`), nobody's answers. */
export const ownWords = {
  number: ['owner'],
  facts: ['owner'],
  consent: ['owner'],
  code: ['owner'],
} as const satisfies Visibility;

/** How the reading of the platform's list of people goes. */
export const roster = {
  available: STAFF,
  lastAt: STAFF,
  lastCode: STAFF,
  people: STAFF,
  nextAt: STAFF,
} as const satisfies Visibility;

/** What everybody in a run may know of it. */
export const aboutRun = {
  trainers: ['learner', ...STAFF],
  promise: ['learner', ...STAFF],
  about: ['learner', ...STAFF],
  provisional: ['learner', ...STAFF],
  closures: ['learner', ...STAFF],
  contacts: ['learner', ...STAFF],
} as const satisfies Visibility;

/** What trainers settle of a run, and who changed it. */
export const settingsOfRun = {
  revision: STAFF,
  settings: STAFF,
  startFrom: STAFF,
  history: STAFF,
} as const satisfies Visibility;

/** Whether the course is a copy: other runs are named to those who train in them, or in the copy. */
export const copyOfRun = {
  of: ['trainer'],
  former: ['trainer'],
  answer: ['trainer'],
  begun: ['trainer'],
} as const satisfies Visibility;
