import type { Visibility } from '../../core/visibility.ts';

/**
 * A triad is its members': nobody else opens it. Trainers make trios and see how far each is, and that a sheet was handed
 * over; administrators see nothing of it.
 */
export const ownTriad = {
  id: ['owner'],
  of: ['owner'],
  others: ['owner'],
  at: ['owner'],
  state: ['owner'],
  pair: ['owner'],
  sheets: ['owner'],
  saidDone: ['owner'],
} as const satisfies Visibility;

export const trainersTrio = {
  id: ['trainer'],
  number: ['trainer'],
  members: ['trainer'],
  at: ['trainer'],
  state: ['trainer'],
  pair: ['trainer'],
  waitsFor: ['trainer'],
  sheets: ['trainer'],
  problems: ['trainer'],
  moves: ['trainer'],
} as const satisfies Visibility;
