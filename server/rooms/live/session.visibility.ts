import type { Visibility } from '../../core/visibility.ts';

/** Somebody's own part in a session. Others of the cohort do not read who was there. */
export const ownPart = {
  state: ['owner'],
  checkedInAt: ['owner'],
  madeUp: ['owner'],
  counts: ['owner'],
  pulsed: ['owner'],
} as const satisfies Visibility;

/** The same to the trainers, who never learn who has answered the pulse. */
export const attendantRow = {
  id: ['trainer'],
  name: ['trainer'],
  number: ['trainer'],
  state: ['trainer'],
  checkedInAt: ['trainer'],
  madeUpSaid: ['trainer'],
} as const satisfies Visibility;

/** The pulse as a whole, from five answers on (C7). */
export const pulsePage = {
  answered: ['trainer'],
  of: ['trainer'],
  fewest: ['trainer'],
  results: ['trainer'],
} as const satisfies Visibility;
