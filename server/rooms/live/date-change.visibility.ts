import type { Visibility } from '../../core/visibility.ts';

/** A moved date as somebody who is to come reads of it: nothing that is not in their calendar. */
export const dateChange = {
  key: ['owner'],
  at: ['owner'],
  of: ['owner'],
  was: ['owner'],
  now: ['owner'],
} as const satisfies Visibility;
