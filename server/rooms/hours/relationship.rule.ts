import type { HoursNumbers } from './hours-numbers.types.ts';
import type { Connection, Entry, Kind, Relationship } from './log.types.ts';
import type { Nudge } from './relationship.contract.ts';

/** What the rules of a relationship have to say (R1 to R8, H16). Client and server run this file. */

/** R6: weeks without contact, in days. */
const QUIET_DAYS = 42;
/** R7 */
const LONG_DAYS = 182;
/** R8: more people at once than the first are a nudge, more than the second must be read and ticked. */
const MANY = { nudge: 5, warn: 6 };

const POWER: Partial<Record<Connection, 'R1' | 'R2' | 'R3'>> = {
  'i-manage-them': 'R1',
  'indirect-line': 'R2',
  'they-manage-me': 'R2',
  'i-assess-or-appraise-them': 'R3',
};

/** The rule that speaks where there is power between the two; undefined where there is none. */
export const powerRule = (connection: Connection | null): 'R1' | 'R2' | 'R3' | undefined =>
  connection === null ? undefined : POWER[connection];

type Said = Pick<Relationship, 'connection' | 'powerReason' | 'warned'>;

/**
 * What keeps a relationship from being saved: a warning that was not ticked, or power between the two with no word on
 * why it is right all the same. `others` are open already.
 */
export function refusalOf(
  { connection, powerReason, warned }: Said,
  others: number,
): { rule: string; missing: 'tick' | 'reason' } | undefined {
  const rule = powerRule(connection);
  if (rule && !warned.includes(rule)) return { rule, missing: 'tick' };
  if (rule && powerReason.trim() === '') return { rule, missing: 'reason' };
  return manyWeight(others + 1) === 'warn' && !warned.includes('R8')
    ? { rule: 'R8', missing: 'tick' }
    : undefined;
}

export const isOpen = ({ endedAt }: Pick<Relationship, 'endedAt'>): boolean => endedAt === null;

/** Date of the next session. One that has ended has none, though it comes back where the ending is taken back. */
export const nextOf = ({ endedAt, next }: Pick<Relationship, 'endedAt' | 'next'>): Relationship['next'] =>
  endedAt === null ? next : null;

/** Meetings of the two; what is prepared, written or watched is none of them. */
const SESSIONS: ReadonlySet<Kind> = new Set<Kind>(['one-to-one', 'review']);

type Met = Pick<Entry, 'kind' | 'relationship' | 'startedAt' | 'voided'>;

/** Sessions of a relationship, the first one first, since its purpose was last renewed. */
export function sessionsOf<E extends Met>(
  { id, renewedAt }: Pick<Relationship, 'id' | 'renewedAt'>,
  entries: readonly E[],
): E[] {
  return entries
    .filter(({ kind, relationship, voided }) => relationship === id && !voided && SESSIONS.has(kind))
    .filter(({ startedAt }) => renewedAt === null || startedAt > renewedAt)
    .sort((one, other) => one.startedAt.getTime() - other.startedAt.getTime());
}

type Nudged = Pick<
  Relationship,
  | 'id'
  | 'connection'
  | 'connectionSaidAt'
  | 'agreement'
  | 'next'
  | 'renewedAt'
  | 'midpointAt'
  | 'finalAt'
  | 'startedAt'
  | 'pausedAt'
  | 'endedAt'
>;

interface Given {
  entries: readonly Met[];
  /** Of all relationships of the log. */
  open: number;
  sessions: HoursNumbers['sessions'];
  now: Date;
}

/** What is to be said of a relationship today, what matters most first. Of one that has ended, nothing. */
export function nudgesOf(relationship: Nudged, given: Given): Nudge[] {
  if (!isOpen(relationship)) return [];
  const held = sessionsOf(relationship, given.entries);
  return [
    ...powerNudges(relationship),
    ...signNudge(relationship, held.length),
    ...reviewNudges(relationship, held, given),
    ...(relationship.pausedAt ? [] : timeNudges(relationship, given)),
    ...manyNudge(given.open),
  ];
}

function powerNudges({ connection }: Nudged): Nudge[] {
  const rule = powerRule(connection);
  if (rule) return [{ rule, weight: 'warn', what: 'power' }];
  return connection === 'same-team' ? [{ rule: 'R4', weight: 'nudge', what: 'same-team' }] : [];
}

/** Before the second meeting: from then on nothing is logged without it. */
const signNudge = ({ agreement, next }: Nudged, held: number): Nudge[] =>
  (agreement.mentorAt === null || agreement.menteeAt === null) && (held > 0 || next !== null)
    ? [{ rule: 'H16', weight: held > 0 ? 'warn' : 'nudge', what: 'sign' }]
    : [];

/** R5: of the reviews only the later one is asked for where both are due. With the first goes the question of N16. */
function reviewNudges(relationship: Nudged, held: readonly Met[], { sessions }: Given): Nudge[] {
  const { midpointAt, finalAt, renewedAt, connectionSaidAt } = relationship;
  const since = (at: Date | null) => at !== null && (renewedAt === null || at > renewedAt);
  const dueSince = held[sessions.midpoint - 1]?.startedAt;
  const asksAgain: Nudge[] =
    dueSince !== undefined && connectionSaidAt < dueSince
      ? [{ rule: 'N16', weight: 'nudge', what: 'connection' }]
      : [];
  if (held.length > sessions.final) return [{ rule: 'R5', weight: 'warn', what: 'renew' }, ...asksAgain];
  if (held.length === sessions.final && !since(finalAt))
    return [{ rule: 'R5', weight: 'nudge', what: 'final' }, ...asksAgain];
  if (held.length >= sessions.midpoint && held.length < sessions.final && !since(midpointAt))
    return [{ rule: 'R5', weight: 'nudge', what: 'midpoint' }, ...asksAgain];
  return asksAgain;
}

function timeNudges({ id, startedAt, renewedAt }: Nudged, { entries, now }: Given): Nudge[] {
  const contacts = entries.flatMap((one) => (one.relationship === id && !one.voided ? [one.startedAt] : []));
  const last = latest([startedAt, ...contacts]);
  const days = (from: Date) => Math.floor((now.getTime() - from.getTime()) / 86_400_000);
  return [
    ...(days(last) >= QUIET_DAYS ? [{ rule: 'R6', weight: 'nudge', what: 'quiet' } as const] : []),
    ...(days(renewedAt ?? startedAt) > LONG_DAYS
      ? [{ rule: 'R7', weight: 'nudge', what: 'long' } as const]
      : []),
  ];
}

/** R8: what so many open relationships at once are. */
export function manyWeight(open: number): 'warn' | 'nudge' | undefined {
  if (open > MANY.warn) return 'warn';
  return open > MANY.nudge ? 'nudge' : undefined;
}

function manyNudge(open: number): Nudge[] {
  const weight = manyWeight(open);
  return weight ? [{ rule: 'R8', weight, what: 'many' }] : [];
}

const latest = (all: readonly Date[]): Date => new Date(Math.max(...all.map((one) => one.getTime())));

/** Whether the date of its next session lies ahead: one that has passed is no date for the next. */
export const isDated = (one: Pick<Relationship, 'endedAt' | 'next'>, now: Date): boolean => {
  const next = nextOf(one);
  return next !== null && next.at > now;
};

/** Whether every relationship that is under way has its phase and a date for the next session. */
export function allTaggedAndDated(
  relationships: readonly Pick<Relationship, 'phases' | 'next' | 'pausedAt' | 'endedAt'>[],
  now: Date,
): boolean {
  const underWay = relationships.filter((one) => isOpen(one) && one.pausedAt === null);
  return underWay.length > 0 && underWay.every((one) => one.phases.length > 0 && isDated(one, now));
}
