import type { Visibility } from '../../core/visibility.ts';

/** What somebody takes to work. Staff are told how many acts there are and how many came back, and no word of them. */
export const ownAct = {
  module: ['owner'],
  step: ['owner'],
  number: ['owner'],
  title: ['owner'],
  text: ['owner'],
  by: ['owner'],
  writtenAt: ['owner'],
  revision: ['owner'],
  outcome: ['owner'],
  line: ['owner'],
  cameBackAt: ['owner'],
  answerRevision: ['owner'],
} as const satisfies Visibility;
