import type { Visibility } from '../../core/visibility.ts';

/** What was kept of a case, to whoever wrote it. */
export const keptLine = {
  id: ['owner'],
  made: ['owner'],
  number: ['owner'],
  name: ['owner'],
  at: ['owner'],
  sections: ['owner'],
} as const satisfies Visibility;

export const keptVersion = { ...keptLine, head: ['owner'] } as const satisfies Visibility;

/** A version that was handed in, to those who judge it. */
export const submittedVersion = {
  id: ['trainer'],
  number: ['trainer'],
  at: ['trainer'],
  head: ['trainer'],
  sections: ['trainer'],
  changes: ['trainer'],
} as const satisfies Visibility;

/** The same to its author. */
export const ownSubmitted = {
  id: ['owner'],
  number: ['owner'],
  at: ['owner'],
  head: ['owner'],
  sections: ['owner'],
  changes: ['owner'],
} as const satisfies Visibility;
