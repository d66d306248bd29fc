import type { Visibility } from '../../core/visibility.ts';

/** One's own marks and notes by published standards: no reviewer, no trainer and no reader of the case meets them. */
export const standardsCheck = {
  value: ['owner'],
  revision: ['owner'],
  savedAt: ['owner'],
} as const satisfies Visibility;
