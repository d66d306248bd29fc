import { addDays, dayIn, mondayOf } from '../../core/days.rule.ts';
import type { HoursNumbers } from './hours-numbers.types.ts';
import type { EntryFacts, EntryState, Kind, Relationship } from './log.types.ts';

/** What counts of a log towards forty hours (rules H1, H3, H8, H9, H13, H15). Client and server work it out alike. */

/** An entry as far as counting asks. Its state is worked out by `entry.rule` where its events are known. */
export interface Counted extends EntryFacts {
  id: string;
  state: EntryState;
}

export type WithConnection = Pick<Relationship, 'id' | 'connection'>;

/**
 * Why less counts than was logged: a person whom the learner manages (H15), logged for oneself, no session that it
 * prepares, the cap of one session, the cap in all (H8). Null where all of it counts, and where its state says it all.
 */
export type WhyNot = 'line-managed' | 'outside' | 'no-session' | 'cap-session' | 'cap';

export interface EntryCount {
  /** Logged, with what was spent around it. */
  minutes: number;
  counts: number;
  /** What a cap cut off. */
  surplus: number;
  why: WhyNot | null;
  state: EntryState;
}

export interface KindCount {
  /** All that is not void. */
  logged: number;
  counts: number;
  surplus: number;
}

export interface LogCount {
  /** Claimed, countersigned and verified, after caps. */
  counted: number;
  /** Verified, after caps of its own: what is only claimed takes none of it. */
  verified: number;
  /** Different weeks, from Monday, in which something counts (H13). */
  weeks: number;
  byEntry: ReadonlyMap<string, EntryCount>;
  /** Minutes around a session stand under `prep-and-reflect`. */
  byKind: Readonly<Record<Kind, KindCount>>;
}

interface CountedLog {
  entries: readonly Counted[];
  relationships: readonly WithConnection[];
}

/** H3: from moments in UTC, so that clocks may change between them; less the break; never rounded up. */
export function realMinutes({
  startedAt,
  endedAt,
  breakMin,
}: Pick<EntryFacts, 'startedAt' | 'endedAt' | 'breakMin'>): number {
  return Math.max(0, Math.floor((endedAt.getTime() - startedAt.getTime()) / 60_000) - breakMin);
}

export function countLog(log: CountedLog, numbers: HoursNumbers): LogCount {
  const all = giveOut(log, numbers, (state) => state !== 'void' && state !== 'queried');
  const verified = giveOut(log, numbers, (state) => state === 'verified');
  const byEntry = new Map(log.entries.map((entry) => [entry.id, countOf(entry, all.get(entry.id) ?? [])]));
  const counting = log.entries.filter(({ id }) => (byEntry.get(id)?.counts ?? 0) > 0);
  return {
    counted: sumOf(all),
    verified: sumOf(verified),
    weeks: new Set(counting.map(({ zone, startedAt }) => mondayOf(dayIn(zone, startedAt)))).size,
    byEntry,
    byKind: kindsOf(log.entries, all),
  };
}

/** A share of an entry: the session itself, or what was spent around one. */
interface Share {
  kind: Kind;
  minutes: number;
  counts: number;
  why: WhyNot | null;
}

/** What is left of the caps while they are given out. */
interface Left {
  around: number;
  messages: number;
  observed: number;
  /** By session. */
  session: Map<string, number>;
}

/** Gives the caps out in the order of time to entries in these states; nothing counts of the others. */
function giveOut(
  { entries, relationships }: CountedLog,
  numbers: HoursNumbers,
  counts: (state: EntryState) => boolean,
): Map<string, Share[]> {
  const { caps } = numbers;
  const left: Left = { ...caps, session: new Map() };
  const managed = new Set(
    numbers.countLineManaged
      ? []
      : relationships.flatMap(({ id, connection }) => (connection === 'i-manage-them' ? [id] : [])),
  );
  const sessions = new Map(entries.flatMap((one) => (one.state === 'void' ? [] : [[one.id, one] as const])));
  const shares = new Map<string, Share[]>();
  for (const entry of [...entries].sort(inTime)) {
    const why = whyNothing(entry, { managed, sessions });
    const asked = sharesOf(entry);
    const nothing = !counts(entry.state) || why !== null;
    shares.set(
      entry.id,
      asked.map((share) =>
        nothing
          ? { ...share, counts: 0, why }
          : taken(share, { entry, left, perSession: caps.aroundSession }),
      ),
    );
  }
  return shares;
}

const inTime = (one: Counted, other: Counted): number =>
  one.startedAt.getTime() - other.startedAt.getTime() || (one.id < other.id ? -1 : 1);

const sharesOf = (entry: Counted): Pick<Share, 'kind' | 'minutes'>[] => [
  { kind: entry.kind, minutes: realMinutes(entry) },
  ...(entry.aroundMin > 0 ? [{ kind: 'prep-and-reflect' as const, minutes: entry.aroundMin }] : []),
];

function whyNothing(
  entry: Counted,
  { managed, sessions }: { managed: ReadonlySet<string>; sessions: ReadonlyMap<string, Counted> },
): WhyNot | null {
  if (entry.kind === 'does-not-count') return 'outside';
  const isManaged = ({ relationship }: Counted) => relationship !== null && managed.has(relationship);
  if (isManaged(entry)) return 'line-managed';
  if (entry.kind !== 'prep-and-reflect') return null;
  const session = entry.linked === null ? undefined : sessions.get(entry.linked);
  if (!session || session.kind === 'does-not-count') return 'no-session';
  return isManaged(session) ? 'line-managed' : null;
}

function taken(
  share: Pick<Share, 'kind' | 'minutes'>,
  { entry, left, perSession }: { entry: Counted; left: Left; perSession: number },
): Share {
  const { kind, minutes } = share;
  const cap = kind === 'prep-and-reflect' ? 'around' : (CAPPED[kind] ?? byChannel(entry));
  if (cap === undefined) return { ...share, counts: minutes, why: null };
  const session = kind === 'prep-and-reflect' ? (entry.linked ?? entry.id) : undefined;
  const ofSession = session === undefined ? Infinity : (left.session.get(session) ?? perSession);
  const counts = Math.min(minutes, left[cap], ofSession);
  left[cap] -= counts;
  if (session !== undefined) left.session.set(session, ofSession - counts);
  if (counts === minutes) return { ...share, counts, why: null };
  return { ...share, counts, why: ofSession === counts ? 'cap-session' : 'cap' };
}

const CAPPED: Partial<Record<Kind, 'messages' | 'observed'>> = {
  'e-mentoring': 'messages',
  'observe-and-talk': 'observed',
};

/** Messages are messages, under whichever activity they were logged. */
const byChannel = ({ channel }: Counted): 'messages' | undefined =>
  channel === 'messages' ? 'messages' : undefined;

/** Caps cut something off only where there was something to count. */
const surplusOf = ({ minutes, counts, why }: Share): number =>
  why === 'cap' || why === 'cap-session' ? minutes - counts : 0;

function countOf({ state }: Counted, shares: readonly Share[]): EntryCount {
  return {
    minutes: shares.reduce((sum, { minutes }) => sum + minutes, 0),
    counts: shares.reduce((sum, { counts }) => sum + counts, 0),
    surplus: shares.reduce((sum, share) => sum + surplusOf(share), 0),
    why: shares.find(({ why }) => why !== null)?.why ?? null,
    state,
  };
}

const sumOf = (shares: ReadonlyMap<string, readonly Share[]>): number =>
  [...shares.values()].flat().reduce((sum, { counts }) => sum + counts, 0);

const NOTHING: KindCount = { logged: 0, counts: 0, surplus: 0 };

function kindsOf(
  entries: readonly Counted[],
  shares: ReadonlyMap<string, readonly Share[]>,
): Record<Kind, KindCount> {
  const kinds: Record<Kind, KindCount> = {
    'one-to-one': NOTHING,
    circle: NOTHING,
    'e-mentoring': NOTHING,
    'observe-and-talk': NOTHING,
    review: NOTHING,
    'prep-and-reflect': NOTHING,
    'does-not-count': NOTHING,
  };
  for (const share of entries.flatMap(({ id, state }) => (state === 'void' ? [] : (shares.get(id) ?? [])))) {
    const { logged, counts, surplus } = kinds[share.kind];
    kinds[share.kind] = {
      logged: logged + share.minutes,
      counts: counts + share.counts,
      surplus: surplus + surplusOf(share),
    };
  }
  return kinds;
}

/** H12: counted minutes of the fullest seven days that an entry would lie in, beside the others. */
export function fullestWeek(
  entry: Omit<Counted, 'state'>,
  { entries, relationships }: CountedLog,
  numbers: HoursNumbers,
): number {
  const all = [...entries, { ...entry, state: 'claimed' as const }];
  const { byEntry } = countLog({ entries: all, relationships }, numbers);
  const days = all.map((one) => ({
    day: dayIn(entry.zone, one.startedAt),
    counts: byEntry.get(one.id)?.counts ?? 0,
  }));
  const own = dayIn(entry.zone, entry.startedAt);
  const sums = [0, 1, 2, 3, 4, 5, 6].map((back) => {
    const from = addDays(own, -back);
    const inWeek = days.filter(({ day }) => day >= from && day <= addDays(from, 6));
    return inWeek.reduce((sum, { counts }) => sum + counts, 0);
  });
  return Math.max(...sums);
}
