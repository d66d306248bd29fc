import type { Visibility } from '../../core/visibility.ts';

/** A review in a list: for those who judge. Its learner is told of it by `feedback.visibility.ts`. */
export const queuedReview = {
  id: ['trainer'],
  learner: ['trainer'],
  version: ['trainer'],
  look: ['trainer'],
  title: ['trainer'],
  submittedAt: ['trainer'],
  state: ['trainer'],
  claim: ['trainer'],
  begun: ['trainer'],
  closed: ['trainer'],
  released: ['trainer'],
} as const satisfies Visibility;
