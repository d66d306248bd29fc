import type { Visibility } from '../../core/visibility.ts';

/**
 * What a member of a set reads between its meetings (4.5): `owner` is that member. Of others' actions they read what was
 * agreed and by when; records of turns where they were there, until they fade; what somebody has noted for the next opening
 * is theirs alone. Trainers read none of it, but what was said to them.
 */
export const openAction = {
  id: ['owner'],
  owner: ['owner'],
  text: ['owner'],
  due: ['owner'],
  first: ['owner'],
  planB: ['owner'],
  report: ['owner'],
  note: ['owner'],
} as const satisfies Visibility;

export const turnRecord = {
  n: ['owner'],
  turn: ['owner'],
  at: ['owner'],
  person: ['owner'],
  wanted: ['owner'],
  erased: ['owner'],
  lines: ['owner'],
  actions: ['owner'],
} as const satisfies Visibility;

export const ownWord = {
  n: ['owner'],
  quarter: ['owner'],
  said: ['owner'],
  at: ['owner'],
  seenAt: ['owner'],
} as const satisfies Visibility;

export const trainersWord = {
  person: ['trainer'],
  set: ['trainer'],
  n: ['trainer'],
  quarter: ['trainer'],
  said: ['trainer'],
  at: ['trainer'],
  seenAt: ['trainer'],
} as const satisfies Visibility;

/** An entry of somebody else, in the eyes of whom they have chosen. */
export const shownEntry = {
  person: ['owner'],
  inSet: ['owner'],
  mail: ['owner'],
  phone: ['owner'],
  other: ['owner'],
  about: ['owner'],
} as const satisfies Visibility;

export const ownEntry = {
  to: ['owner'],
  mail: ['owner'],
  phone: ['owner'],
  other: ['owner'],
  about: ['owner'],
} as const satisfies Visibility;
