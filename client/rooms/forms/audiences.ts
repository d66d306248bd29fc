import type { Audience } from '../../../server/rooms/forms/seen.rule.ts';

/** Every audience, those nearest to the author first. The type says when one is missing. */
const ORDER = {
  author: 0,
  mentee: 1,
  learner: 2,
  observed: 3,
  countersigner: 4,
  group: 5,
  facilitator: 6,
  cohort: 7,
  trainer: 8,
  leader: 9,
  manager: 10,
  coordinator: 11,
  panel: 12,
  sponsor: 13,
  reviewers: 14,
  provider: 15,
} satisfies Record<Audience, number>;

export const AUDIENCE_ORDER = Object.keys(ORDER) as Audience[];

/** People at work. They have no page here: what they read is the copy that its author hands them. */
export const BY_HAND: ReadonlySet<Audience> = new Set([
  'manager',
  'coordinator',
  'panel',
  'sponsor',
  'reviewers',
]);
