import type { Visibility } from '../../core/visibility.ts';

/** A point with its answer, to whom it was made. Trainers read those that went with a version, with the version. */
export const ownPoint = {
  id: ['owner'],
  from: ['owner'],
  version: ['owner'],
  section: ['owner'],
  kind: ['owner'],
  text: ['owner'],
  wording: ['owner'],
  quote: ['owner'],
  at: ['owner'],
  answer: ['owner'],
  revision: ['owner'],
  savedAt: ['owner'],
  answeredIn: ['owner'],
} as const satisfies Visibility;
