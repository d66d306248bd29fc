import type { Visibility } from '../../core/visibility.ts';

/** A document, to whoever wrote it. Nobody else reads one, staff included: no question would answer it to them. */
export const opened = {
  value: ['owner'],
  revision: ['owner'],
  savedAt: ['owner'],
} as const satisfies Visibility;

/** The same in the list of all. */
export const inPortfolio = {
  kind: ['owner'],
  count: ['owner'],
  savedAt: ['owner'],
} as const satisfies Visibility;
