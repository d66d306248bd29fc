import type { Log, Relationship } from './relationship.state.ts';
import { daysBetween, type Held } from './relationship.view.ts';

/** What a relationship is reminded of (rules R5 to R7). */
export interface Nudge {
  what: 'midpoint' | 'final' | 'renew' | 'silence' | 'long';
  /** Put off by it: what is due anew later has another one. */
  key: string;
}

/** R6, R7: days. */
const SILENCE = 42;
const LONG = 182;

interface Known {
  held: Held;
  numbers: Log['numbers'];
  now: Date;
}

export function nudgesFor(one: Relationship, { held, numbers, now }: Known): Nudge[] {
  if (one.endedAt !== null || one.pausedAt !== null) return [];
  const { midpoint, final } = numbers.sessions;
  const since = one.renewedAt ?? one.startedAt;
  const renewed = held.entries.filter(({ startedAt }) => startedAt >= since).length;
  const talks = one.renewedAt === null ? held.sessions : Math.min(held.sessions, renewed);
  const last = held.entries[0]?.endedAt ?? one.startedAt;
  const found: [boolean, Nudge['what'], string][] = [
    [talks >= final && one.finalAt !== null, 'renew', ''],
    [talks >= final && one.finalAt === null, 'final', String(talks)],
    [talks >= midpoint && talks < final && one.midpointAt === null, 'midpoint', String(talks)],
    [daysBetween(last, now) > SILENCE, 'silence', last],
    [daysBetween(since, now) > LONG, 'long', since],
  ];
  return found.flatMap(([due, what, moment]) => (due ? [{ what, key: `${what}/${moment}` }] : []));
}
