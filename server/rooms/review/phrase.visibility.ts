import type { Visibility } from '../../core/visibility.ts';

/** A sentence of the bank, to the trainers of the run. */
export const teamPhrase = {
  id: ['trainer'],
  kind: ['trainer'],
  text: ['trainer'],
} as const satisfies Visibility;
