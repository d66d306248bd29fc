import type { Visibility } from '../../core/visibility.ts';

/** What somebody chose in their own chooser, beside their own draft. */
export const chosenModel = {
  name: ['owner'],
  own: ['owner'],
  reasons: ['owner'],
  criteria: ['owner'],
  options: ['owner'],
} as const satisfies Visibility;
