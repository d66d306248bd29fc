import type { Visibility } from '../../core/visibility.ts';

/** A draft, to whoever writes it. Nobody else reads one, staff included: no question would answer it to them. */
export const draftHead = {
  value: ['owner'],
  revision: ['owner'],
  savedAt: ['owner'],
} as const satisfies Visibility;

export const draftSection = {
  slug: ['owner'],
  value: ['owner'],
  revision: ['owner'],
  savedAt: ['owner'],
  checkedAt: ['owner'],
  pens: ['owner'],
} as const satisfies Visibility;
