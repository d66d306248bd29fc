import type { Visibility } from '../../core/visibility.ts';

/**
 * A set's calendar and rules are its members' and the trainers' of the run (4.5). Co-ordinators, administrators of the
 * platform and leaders see nothing of it; who works with whom in one line is read by the tool alone.
 */
export const ownSet = {
  id: ['owner'],
  number: ['owner'],
  members: ['owner'],
  meetings: ['owner'],
  timeZone: ['owner'],
  link: ['owner'],
  lang: ['owner'],
  rules: ['owner'],
  agreed: ['owner'],
  revision: ['owner'],
} as const satisfies Visibility;

/** The same for whoever forms sets, with what is wrong with it and who was put elsewhere. */
export const trainersSet = {
  id: ['trainer'],
  number: ['trainer'],
  members: ['trainer'],
  meetings: ['trainer'],
  timeZone: ['trainer'],
  link: ['trainer'],
  lang: ['trainer'],
  rules: ['trainer'],
  agreed: ['trainer'],
  revision: ['trainer'],
  problems: ['trainer'],
  needs: ['trainer'],
  parts: ['trainer'],
  moves: ['trainer'],
  called: ['trainer'],
} as const satisfies Visibility;

/** A learner's practice with others, to their trainers: that they were there and what part they had, never what was said. */
export const practiceRow = {
  id: ['trainer'],
  name: ['trainer'],
  number: ['trainer'],
  set: ['trainer'],
  sessions: ['trainer'],
  meetings: ['trainer'],
  triads: ['trainer'],
  parts: ['trainer'],
  lastAt: ['trainer'],
  weeks: ['trainer'],
  nudge: ['trainer'],
} as const satisfies Visibility;

/** What part somebody has had, to themselves. */
export const ownPart = {
  at: ['owner'],
  meeting: ['owner'],
  triad: ['owner'],
  parts: ['owner'],
} as const satisfies Visibility;

/** For how long a learner has been without practice, to themselves. */
export const ownPractice = {
  weeks: ['owner'],
  nudge: ['owner'],
} as const satisfies Visibility;
