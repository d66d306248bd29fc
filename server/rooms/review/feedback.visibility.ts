import type { Visibility } from '../../core/visibility.ts';

/** How a version stands, to its author: that somebody reads it, and never who. */
export const ownReview = {
  version: ['owner'],
  submittedAt: ['owner'],
  state: ['owner'],
  decision: ['owner'],
  releasedAt: ['owner'],
  openedAt: ['owner'],
} as const satisfies Visibility;

/** What was released, to its author. Before that it is not made at all. */
export const releasedToAuthor = {
  at: ['owner'],
  by: ['owner'],
  decision: ['owner'],
  words: ['owner'],
  levels: ['owner'],
  notApplicable: ['owner'],
  score: ['owner'],
  ready: ['owner'],
  comments: ['owner'],
} as const satisfies Visibility;

/** The same to those who judge the next version. */
export const releasedToTeam = {
  at: ['trainer'],
  by: ['trainer'],
  decision: ['trainer'],
  words: ['trainer'],
  levels: ['trainer'],
  notApplicable: ['trainer'],
  score: ['trainer'],
  ready: ['trainer'],
  comments: ['trainer'],
} as const satisfies Visibility;
