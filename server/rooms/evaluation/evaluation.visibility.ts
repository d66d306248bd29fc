import type { Visibility } from '../../core/visibility.ts';

/**
 * Which field of a form is read by whom stands in the form (`seen_by`). These tables are what is answered around it. Set
 * evaluations are the facilitator's, and a trainer of the run facilitates its sets; averages are the set's from four answers on.
 * Administrators of the platform read none of it (C4).
 */
export const ownEvaluations = {
  now: ['owner'],
  meetings: ['owner'],
  final: ['owner'],
} as const satisfies Visibility;

export const evaluatedMeeting = {
  meeting: ['trainer'],
  averages: ['trainer'],
  fields: ['trainer'],
  answers: ['trainer'],
  notesFields: ['trainer'],
  notes: ['trainer'],
} as const satisfies Visibility;

export const evaluatedMeetings = {
  now: ['trainer'],
  meetings: ['trainer'],
  outcome: ['trainer'],
} as const satisfies Visibility;

/** The provider's, without names. */
export const outcomeOfRun = {
  learners: ['trainer'],
  answered: ['trainer'],
  smallest: ['trainer'],
  results: ['trainer'],
} as const satisfies Visibility;
