import type { Viewer, Visibility } from '../../core/visibility.ts';

/** Somebody whom a learner mentors is that learner's alone: no trainer, no administrator, no other learner. */
export const OWNER = ['owner'] as const satisfies readonly Viewer[];

export const ownRelationship = {
  id: OWNER,
  label: OWNER,
  line: OWNER,
  connection: OWNER,
  connectionSaidAt: OWNER,
  powerReason: OWNER,
  warned: OWNER,
  format: OWNER,
  sessionsPlanned: OWNER,
  phases: OWNER,
  next: OWNER,
  agreement: OWNER,
  renewedAt: OWNER,
  midpointAt: OWNER,
  finalAt: OWNER,
  startedAt: OWNER,
  pausedAt: OWNER,
  endedAt: OWNER,
  ending: OWNER,
} as const satisfies Visibility;

/** One relationship with its aims, its papers by name and date, and what the rules say of it. */
export const relationshipPage = {
  relationship: OWNER,
  aims: OWNER,
  sessions: OWNER,
  nudges: OWNER,
  papers: OWNER,
} as const satisfies Visibility;
