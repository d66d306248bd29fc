import type { Viewer, Visibility } from '../../core/visibility.ts';

/** A meeting is of those who meet: an administrator of the LMS has no seat there, and no link to it. */
export const COHORT = ['learner', 'trainer'] as const satisfies readonly Viewer[];

export const calendarLine = {
  module: COHORT,
  step: COHORT,
  number: COHORT,
  title: COHORT,
  minutes: COHORT,
  kind: COHORT,
  plannedOn: COHORT,
  startsAt: COHORT,
  endsAt: COHORT,
  moved: COHORT,
  link: COHORT,
  language: COHORT,
} as const satisfies Visibility;
