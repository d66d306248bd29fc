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

/** The same to the trainers of the run: that it was shown and answered; the answer where it is shared. */
export const linkOfLearner = {
  number: ['trainer'],
  state: ['trainer'],
  closedAt: ['trainer'],
  answer: ['trainer'],
} as const satisfies Visibility;
