import type { Visibility } from '../../core/visibility.ts';

/** A private note in a section of its author's own draft. It is no less private there: nobody else is answered it. */
export const sentNote = {
  section: ['owner'],
  module: ['owner'],
  step: ['owner'],
  box: ['owner'],
  number: ['owner'],
  title: ['owner'],
  question: ['owner'],
  text: ['owner'],
  sentAt: ['owner'],
  state: ['owner'],
  newText: ['owner'],
} as const satisfies Visibility;
