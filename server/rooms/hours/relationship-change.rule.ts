import type { Phase, Relationship } from './log.types.ts';

/** What one act makes of a relationship. `undefined`: it cannot be done as it stands. */

/** How long an ending that was a slip can be taken back. */
export const UNDO_MS = 3_600_000;

export type About = Pick<
  Relationship,
  'label' | 'line' | 'connection' | 'powerReason' | 'warned' | 'format' | 'sessionsPlanned'
>;

export const begun = (id: string, about: About, at: Date): Relationship => ({
  id,
  ...about,
  connectionSaidAt: at,
  phases: [],
  next: null,
  agreement: { mentorAt: null, menteeAt: null, way: null },
  firstAims: null,
  renewedAt: null,
  midpointAt: null,
  finalAt: null,
  startedAt: at,
  pausedAt: null,
  endedAt: null,
  ending: null,
});

export type Next = Omit<NonNullable<Relationship['next']>, 'moved'>;

/** A date that was still to come and is another now was moved; one that has passed was held, or not, and is over. */
export function withNext(one: Relationship, next: Next | null, now: Date): Relationship {
  if (next === null) return { ...one, next: null };
  const before = one.next !== null && one.next.at > now ? one.next : null;
  const moved = before === null ? 0 : before.moved + (before.at.getTime() === next.at.getTime() ? 0 : 1);
  return { ...one, next: { ...next, moved } };
}

/** A day has one phase: the last one that was said of it. */
export function withPhase(one: Relationship, phase: Phase, on: string): Relationship {
  const others = one.phases.filter((other) => other.on !== on);
  const phases = [...others, { phase, on }].sort((a, b) => (a.on < b.on ? -1 : 1));
  return { ...one, phases };
}

/** No reason is kept, and not by whom: it is the same whoever of the two wanted it. */
export const endedWithoutFault = (one: Relationship, at: Date): Relationship | undefined =>
  one.endedAt === null ? { ...one, endedAt: at, ending: 'no-fault' } : undefined;

/** Hours are untouched by it either way. */
export function endingTakenBack(one: Relationship, now: Date): Relationship | undefined {
  if (one.ending !== 'no-fault' || one.endedAt === null) return undefined;
  return now.getTime() - one.endedAt.getTime() <= UNDO_MS
    ? { ...one, endedAt: null, ending: null }
    : undefined;
}

/** Early or in time, an end because the purpose is met is a success. */
export const completed = (one: Relationship, at: Date): Relationship | undefined =>
  one.endedAt === null ? { ...one, endedAt: at, ending: 'completed', pausedAt: null } : undefined;

export function inState(
  one: Relationship,
  state: 'paused' | 'open' | 'renewed' | 'completed',
  at: Date,
): Relationship | undefined {
  if (state === 'completed') return completed(one, at);
  if (state === 'paused') return one.endedAt === null ? { ...one, pausedAt: one.pausedAt ?? at } : undefined;
  // What ended without fault is not taken up by a press: its undo is for slips, and anything later begins anew.
  if (one.ending === 'no-fault') return undefined;
  const open = { ...one, pausedAt: null, endedAt: null, ending: null };
  return state === 'renewed' ? { ...open, renewedAt: at } : open;
}
