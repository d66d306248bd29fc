import type { Viewer, Visibility } from '../../core/visibility.ts';

/** Hours are read by those who judge them; whoever administers the platform sees what reaches its gradebook, and no entry. */
export const TRAINERS = ['trainer'] as const satisfies readonly Viewer[];

/** A learner among the others: sums and states. */
export const cohortRow = {
  id: TRAINERS,
  number: TRAINERS,
  name: TRAINERS,
  counted: TRAINERS,
  verified: TRAINERS,
  entries: TRAINERS,
  claimed: TRAINERS,
  queried: TRAINERS,
  late: TRAINERS,
  relationships: TRAINERS,
  lastEntryAt: TRAINERS,
  activity: TRAINERS,
  pace: TRAINERS,
} as const satisfies Visibility;

/**
 * One learner's hours. Label, line, private note and the reasons of rules R1 to R3 are not in the list: they do not leave
 * the server this way. The reason for which an entry was made void does, among its events.
 */
export const learnerHours = {
  learner: TRAINERS,
  target: TRAINERS,
  counted: TRAINERS,
  verified: TRAINERS,
  pace: TRAINERS,
  sample: TRAINERS,
  papers: TRAINERS,
  entries: TRAINERS,
} as const satisfies Visibility;

/** One entry: a running number stands where its owner reads a label. */
export const trainerEntry = {
  id: TRAINERS,
  revision: TRAINERS,
  kind: TRAINERS,
  mentee: TRAINERS,
  day: TRAINERS,
  startedAt: TRAINERS,
  endedAt: TRAINERS,
  zone: TRAINERS,
  breakMin: TRAINERS,
  aroundMin: TRAINERS,
  channel: TRAINERS,
  shadowing: TRAINERS,
  minutes: TRAINERS,
  counts: TRAINERS,
  surplus: TRAINERS,
  lengthNote: TRAINERS,
  evidence: TRAINERS,
  state: TRAINERS,
  late: TRAINERS,
  batch: TRAINERS,
  events: TRAINERS,
} as const satisfies Visibility;

/** Papers of a pair: that they are there. No aim, no word and no number that the two have written. */
export const pairPapers = {
  mentee: TRAINERS,
  mentorSignedAt: TRAINERS,
  menteeSignedAt: TRAINERS,
  connection: TRAINERS,
  sessionsPlanned: TRAINERS,
  midpointAt: TRAINERS,
  finalAt: TRAINERS,
  closedAt: TRAINERS,
  records: TRAINERS,
} as const satisfies Visibility;
