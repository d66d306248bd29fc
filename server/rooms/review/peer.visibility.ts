import type { Visibility } from '../../core/visibility.ts';

/**
 * A section that one learner asked another to read. The two of them see it, and nobody else: no trainer, no administrator,
 * no other learner, not even one who was asked the same (blueprint 4.5: a draft is its author’s, and theirs with whom it is
 * shared). `owner` is the author where the name begins with `own`, and whoever was asked where it begins with `asked`.
 */
export const ownAsk = {
  id: ['owner'],
  section: ['owner'],
  title: ['owner'],
  note: ['owner'],
  askedAt: ['owner'],
  state: ['owner'],
  sentAt: ['owner'],
  endedAt: ['owner'],
  declined: ['owner'],
  thanks: ['owner'],
  reader: ['owner'],
  changed: ['owner'],
  openedAt: ['owner'],
  comments: ['owner'],
  unanswered: ['owner'],
} as const satisfies Visibility;

/** Comments, levels and words are in it from the moment they are sent. */
export const ownOpened = {
  section: ['owner'],
  rubric: ['owner'],
  ask: ['owner'],
  moment: ['owner'],
  comments: ['owner'],
  levels: ['owner'],
  words: ['owner'],
} as const satisfies Visibility;

export const askedLine = {
  id: ['owner'],
  section: ['owner'],
  title: ['owner'],
  note: ['owner'],
  askedAt: ['owner'],
  state: ['owner'],
  sentAt: ['owner'],
  endedAt: ['owner'],
  declined: ['owner'],
  thanks: ['owner'],
  author: ['owner'],
  changed: ['owner'],
  begun: ['owner'],
  news: ['owner'],
  canTakeBack: ['owner'],
} as const satisfies Visibility;

/** The section is in it until its author ends it. */
export const askedOpened = {
  section: ['owner'],
  rubric: ['owner'],
  ask: ['owner'],
  moment: ['owner'],
  comments: ['owner'],
  draft: ['owner'],
} as const satisfies Visibility;

/** Whom one can ask: as learners of a run know one another. */
export const peerToAsk = {
  number: ['learner'],
  name: ['learner'],
} as const satisfies Visibility;
