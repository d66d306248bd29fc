import { dayIn } from '../../core/days.rule.ts';
import type { Meeting } from './meeting-shape.rule.ts';
import { isSelfManaged, MEETINGS } from './set-dates.rule.ts';
import type { MeetingSet } from './set.types.ts';

/** When a set meets: as it was planned, as a trainer moved it, and as its members have fixed at the end of a meeting (C25). */

/** A meeting that has been opened. */
export interface Held {
  n: number;
  state: Meeting;
}

/** What of it says when the set meets. */
export interface HeldDates {
  n: number;
  state: Pick<Meeting, 'phase' | 'openedAt' | 'closedAt' | 'next'>;
}

export interface Planned {
  n: number;
  at: Date;
  host: string | null;
  selfManaged: boolean;
  state: 'planned' | 'open' | 'held';
}

export function planOf(set: Pick<MeetingSet, 'meetings'>, held: readonly HeldDates[]): Planned[] {
  const byNumber = new Map(held.map((one) => [one.n, one.state]));
  const plan: Planned[] = [];
  for (let n = 1; ; n += 1) {
    const at = dateOf(set, n, byNumber.get(n - 1));
    const stands = byNumber.get(n);
    if (at === undefined && !stands) return plan;
    plan.push({
      n,
      at: at ?? new Date(stands?.openedAt ?? 0),
      host: byNumber.get(n - 1)?.next?.host ?? null,
      selfManaged: isSelfManaged(n),
      state: stands === undefined ? 'planned' : stands.phase === 'closed' ? 'held' : 'open',
    });
  }
}

/** What was said last counts: by the members at the end of the meeting before, or by a trainer since. */
function dateOf(
  { meetings }: Pick<MeetingSet, 'meetings'>,
  n: number,
  before: HeldDates['state'] | undefined,
): Date | undefined {
  const planned = meetings[n - 1];
  const fixed = before?.next?.at ?? undefined;
  if (fixed === undefined) return planned?.at;
  const isNewer = (before?.closedAt ?? Infinity) >= (planned?.movedAt?.getTime() ?? 0);
  return isNewer ? new Date(fixed) : planned?.at;
}

const OPENS_BEFORE_MS = 60 * 60_000;
export const opensAt = (at: Date): Date => new Date(at.getTime() - OPENS_BEFORE_MS);

/** Day of the meeting after this one; null: none is fixed. */
export function dayAfter(plan: readonly Planned[], n: number, timeZone: string): string | null {
  const next = plan.find((one) => one.n === n + 1);
  return next ? dayIn(timeZone, next.at) : null;
}

const FADES_MS = 30 * 86_400_000;

/**
 * S11: thirty days after the fifth meeting what was written of a turn is its presenter's alone; of a later meeting, thirty
 * days after that one.
 */
export function hasFaded(plan: readonly Planned[], n: number, now: Date): boolean {
  const last = plan.find((one) => one.n === Math.max(n, MEETINGS));
  return last !== undefined && now.getTime() > last.at.getTime() + FADES_MS;
}
