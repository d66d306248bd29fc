import type { Viewer, Visibility } from '../../core/visibility.ts';

/** Comments are for everybody of the run; an administrator of the LMS who teaches nothing here is none of them. */
export const COHORT = ['owner', 'learner', 'trainer'] as const satisfies readonly Viewer[];
const AUTHOR_AND_TRAINERS = ['owner', 'trainer'] as const satisfies readonly Viewer[];

/** A comment that stands for all to read. `owner` is its author. */
export const comment = {
  id: COHORT,
  root: COHORT,
  step: COHORT,
  state: COHORT,
  author: COHORT,
  text: COHORT,
  at: COHORT,
  editedAt: COHORT,
  own: COHORT,
  pinned: COHORT,
  isNew: COHORT,
  helpful: COHORT,
  helpfulToMe: COHORT,
  flaggedByMe: COHORT,
  followed: COHORT,
  replies: COHORT,
  revision: ['owner'],
  flags: ['trainer'],
} as const satisfies Visibility;

/** One that a trainer has hidden: others see that something stood here, not what, nor whose. */
export const hiddenComment = {
  ...comment,
  author: AUTHOR_AND_TRAINERS,
  text: AUTHOR_AND_TRAINERS,
  step: AUTHOR_AND_TRAINERS,
  editedAt: AUTHOR_AND_TRAINERS,
} as const satisfies Visibility;

/** What a comment said before it was edited. */
export const earlierText = {
  text: AUTHOR_AND_TRAINERS,
  at: AUTHOR_AND_TRAINERS,
} as const satisfies Visibility;

/** What waits for a trainer: comments that somebody pointed at, and questions that nobody has answered. */
export const deskComment = {
  id: ['trainer'],
  step: ['trainer'],
  author: ['trainer'],
  text: ['trainer'],
  at: ['trainer'],
  flags: ['trainer'],
  state: ['trainer'],
} as const satisfies Visibility;

/** A page of threads: `hidden` are the asker's own. */
const ALL = ['learner', 'trainer'] as const satisfies readonly Viewer[];
export const talkPage = {
  total: ALL,
  threads: ALL,
  pinned: ALL,
  next: ALL,
  since: ALL,
  news: ALL,
  rules: ALL,
  hidden: ALL,
} as const satisfies Visibility;
