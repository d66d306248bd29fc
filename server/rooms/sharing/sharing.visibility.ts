import type { Viewer, Visibility } from '../../core/visibility.ts';

/**
 * One section or one document, as it stood when it was shared. Nothing else of a case or of a portfolio goes with it: not
 * the title of the case, not another section, not its history, and there is no field anywhere for what an organisation is
 * called (C3). Administrators of the LMS, co-ordinators and leaders are no audience.
 */
export const COHORT = ['owner', 'learner'] as const satisfies readonly Viewer[];
export const TRAINERS = ['owner', 'trainer'] as const satisfies readonly Viewer[];

/** In the list of what the cohort shares. */
export const cohortLine = {
  id: COHORT,
  kind: COHORT,
  part: COHORT,
  title: COHORT,
  at: COHORT,
  author: COHORT,
  own: COHORT,
} as const satisfies Visibility;

export const cohortItem = {
  ...cohortLine,
  content: COHORT,
  draws: COHORT,
  credits: COHORT,
} as const satisfies Visibility;

/** The same of what a learner lets their trainers read. */
export const trainersLine = {
  id: ['trainer'],
  kind: ['trainer'],
  part: ['trainer'],
  title: ['trainer'],
  at: ['trainer'],
} as const satisfies Visibility;

export const trainersItem = {
  id: TRAINERS,
  kind: TRAINERS,
  part: TRAINERS,
  title: TRAINERS,
  at: TRAINERS,
  author: TRAINERS,
  own: TRAINERS,
  content: TRAINERS,
  draws: TRAINERS,
  credits: TRAINERS,
} as const satisfies Visibility;

/** What somebody shares and has withdrawn, to themselves; how many made something of it. */
export const ownItem = {
  id: ['owner'],
  kind: ['owner'],
  part: ['owner'],
  audience: ['owner'],
  at: ['owner'],
  stands: ['owner'],
  copies: ['owner'],
} as const satisfies Visibility;

/** A copy that somebody took. */
export const ownCopy = {
  id: ['owner'],
  kind: ['owner'],
  part: ['owner'],
  at: ['owner'],
  state: ['owner'],
  credits: ['owner'],
} as const satisfies Visibility;

export const openedCopy = {
  ...ownCopy,
  title: ['owner'],
  content: ['owner'],
  draws: ['owner'],
} as const satisfies Visibility;

/** A copy of what somebody shared, to them: who took it, from whom, and whether anything of it is left. */
export const kin = {
  id: ['owner'],
  parent: ['owner'],
  author: ['owner'],
  at: ['owner'],
  rewritten: ['owner'],
} as const satisfies Visibility;

/** Who would read what is shared now. */
export const readers = {
  learners: ['learner'],
  trainers: ['learner'],
} as const satisfies Visibility;
