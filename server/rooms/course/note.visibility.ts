import type { Visibility } from '../../core/visibility.ts';

/** A private note, at its box. Nobody else reads one, staff included: there is no question that would answer it to them. */
export const atBox = {
  box: ['owner'],
  text: ['owner'],
  revision: ['owner'],
  savedAt: ['owner'],
} as const satisfies Visibility;

/** The same in the list of all. */
export const inList = {
  module: ['owner'],
  step: ['owner'],
  number: ['owner'],
  title: ['owner'],
  box: ['owner'],
  question: ['owner'],
  text: ['owner'],
  savedAt: ['owner'],
} as const satisfies Visibility;
