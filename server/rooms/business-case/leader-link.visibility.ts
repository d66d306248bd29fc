import type { Visibility } from '../../core/visibility.ts';

/** A link to a version, to whoever made it. What its reader answers, trainers read if the learner shares it. */
export const leaderLink = {
  id: ['owner'],
  number: ['owner'],
  sections: ['owner'],
  reader: ['owner'],
  madeAt: ['owner'],
  until: ['owner'],
  state: ['owner'],
  closedAt: ['owner'],
  answer: ['owner'],
  sharedAt: ['owner'],
} as const satisfies Visibility;
