import type { Visibility } from '../../core/visibility.ts';

/** A review in a list: for those who judge. Its learner is told of it by `feedback.visibility.ts`. */
export const queuedReview = {
  id: ['trainer'],
  learner: ['trainer'],
  version: ['trainer'],
  look: ['trainer'],
  asked: ['trainer'],
  title: ['trainer'],
  submittedAt: ['trainer'],
  state: ['trainer'],
  claim: ['trainer'],
  begun: ['trainer'],
  closed: ['trainer'],
  released: ['trainer'],
} as const satisfies Visibility;

/** A review as it is worked on: drafts are the team’s, and nobody else’s. */
export const openedReview = {
  review: ['trainer'],
  writes: ['trainer'],
  version: ['trainer'],
  template: ['trainer'],
  rubric: ['trainer'],
  notApplicable: ['trainer'],
  draft: ['trainer'],
  comments: ['trainer'],
  other: ['trainer'],
  before: ['trainer'],
} as const satisfies Visibility;
