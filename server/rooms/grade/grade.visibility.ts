import { STAFF, type Visibility } from '../../core/visibility.ts';

/**
 * A score that did not arrive. An administrator looks somebody up in the LMS by the number that it uses; names are for
 * trainers, who know their learners.
 */
export const undeliveredScore = {
  id: STAFF,
  person: STAFF,
  learner: ['trainer'],
  lineItem: STAFF,
  code: STAFF,
  reason: STAFF,
  since: STAFF,
  nextTryAt: STAFF,
  asideAt: STAFF,
} as const satisfies Visibility;
