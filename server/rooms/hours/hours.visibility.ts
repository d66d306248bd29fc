import type { Visibility } from '../../core/visibility.ts';

/** The whole log, to the learner whose it is. What others see of it, tables of their own say: this one opens to nobody else. */
export const ownLog = {
  lang: ['owner'],
  revision: ['owner'],
  numbers: ['owner'],
  window: ['owner'],
  runClosures: ['owner'],
  closures: ['owner'],
  plan: ['owner'],
  relationships: ['owner'],
  entries: ['owner'],
} as const satisfies Visibility;

/** An entry of it, with all that happened to it. */
export const ownEntry = {
  id: ['owner'],
  revision: ['owner'],
  kind: ['owner'],
  relationship: ['owner'],
  startedAt: ['owner'],
  endedAt: ['owner'],
  zone: ['owner'],
  breakMin: ['owner'],
  aroundMin: ['owner'],
  channel: ['owner'],
  participants: ['owner'],
  linked: ['owner'],
  outside: ['owner'],
  shadowing: ['owner'],
  lengthNote: ['owner'],
  privateNote: ['owner'],
  evidence: ['owner'],
  state: ['owner'],
  late: ['owner'],
  events: ['owner'],
  asks: ['owner'],
} as const satisfies Visibility;
