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
