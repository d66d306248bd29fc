import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countLog, type Counted } from '../../server/rooms/hours/counting.rule.ts';
import type { Channel, Connection, EntryState, Kind } from '../../server/rooms/hours/log.types.ts';
import { counted, numbers } from './hours-kit.ts';

/**
 * Counted minutes a second time, by another way: every minute of every entry is a row, rows stand in the order of time, and
 * each asks whether it is still within every cap that it falls under. Nothing here is shared with the program's rule.
 */
const KINDS: Kind[] = [
  'one-to-one',
  'circle',
  'e-mentoring',
  'observe-and-talk',
  'review',
  'prep-and-reflect',
  'does-not-count',
];
const STATES: EntryState[] = ['claimed', 'countersigned', 'verified', 'queried', 'void'];
const CHANNELS: Channel[] = ['video', 'video', 'messages'];
const CONNECTIONS: Connection[] = ['no-shared-line', 'i-manage-them', 'same-team'];

interface Minute {
  kind: Kind;
  messages: boolean;
  session: string | null;
}

const isMessages = ({ kind, channel }: Counted): boolean =>
  kind === 'e-mentoring' ||
  (channel === 'messages' && kind !== 'observe-and-talk' && kind !== 'prep-and-reflect');

function minutesOf(entry: Counted, all: readonly Counted[], managed: ReadonlySet<string | null>): Minute[] {
  const minutes: Minute[] = [];
  let of: Counted | undefined = entry;
  if (entry.kind === 'prep-and-reflect')
    of = all.find(({ id, state }) => id === entry.linked && state !== 'void');
  if (entry.kind === 'does-not-count' || of === undefined || of.kind === 'does-not-count') return [];
  if (managed.has(entry.relationship) || managed.has(of.relationship)) return [];
  const session = entry.kind === 'prep-and-reflect' ? of.id : null;
  const last = entry.endedAt.getTime() - entry.breakMin * 60_000;
  for (let at = entry.startedAt.getTime(); at + 60_000 <= last; at += 60_000)
    minutes.push({ kind: entry.kind, session, messages: isMessages(entry) });
  for (let around = 0; around < entry.aroundMin; around += 1)
    minutes.push({ kind: 'prep-and-reflect', session: entry.id, messages: false });
  return minutes;
}

function slowly(
  all: readonly Counted[],
  managed: ReadonlySet<string | null>,
  states: readonly EntryState[],
): number {
  const rows = all
    .filter(({ state }) => states.includes(state))
    .toSorted(
      (one, other) => Number(one.startedAt) - Number(other.startedAt) || one.id.localeCompare(other.id),
    )
    .flatMap((entry) => minutesOf(entry, all, managed));
  const taken: Minute[] = [];
  const of = new Map<string, number>();
  const tick = (name: string) => of.set(name, (of.get(name) ?? 0) + 1);
  for (const row of rows) {
    const { kind, session, messages } = row;
    const over =
      (messages && (of.get('messages') ?? 0) >= 600) ||
      (kind === 'observe-and-talk' && (of.get(kind) ?? 0) >= 480) ||
      (kind === 'prep-and-reflect' && ((of.get(kind) ?? 0) >= 600 || (of.get(`of ${session}`) ?? 0) >= 30));
    if (over) continue;
    tick(kind);
    if (messages) tick('messages');
    if (session !== null) tick(`of ${session}`);
    taken.push(row);
  }
  return taken.length;
}

const schedule = fc
  .array(
    fc.record({
      day: fc.integer({ min: 0, max: 160 }),
      half: fc.integer({ min: 12, max: 36 }),
      minutes: fc.integer({ min: 1, max: 240 }),
      breakMin: fc.integer({ min: 0, max: 60 }),
      aroundMin: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 90 })),
      kind: fc.constantFrom(...KINDS),
      state: fc.constantFrom(...STATES),
      channel: fc.constantFrom(...CHANNELS),
      whom: fc.integer({ min: 0, max: 3 }),
      linked: fc.integer({ min: 0, max: 59 }),
    }),
    { maxLength: 60 },
  )
  .map((drawn) =>
    drawn.map(({ day, half, minutes, breakMin, aroundMin, kind, state, channel, whom, linked }, at) => {
      const on = new Date(Date.UTC(2026, 0, 12 + day)).toISOString().slice(0, 10);
      const time = `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`;
      const isSession = ['one-to-one', 'circle', 'review'].includes(kind);
      return counted(`${on} ${time}`, minutes, {
        id: `e${String(at).padStart(2, '0')}`,
        kind,
        state,
        channel,
        breakMin,
        aroundMin: isSession ? aroundMin : 0,
        relationship: whom === 3 ? null : `r${whom}`,
        linked: kind === 'prep-and-reflect' ? `e${String(linked).padStart(2, '0')}` : null,
      });
    }),
  );

it('two thousand random schedules give the same minutes as a slow count by another way', () => {
  const relationships = CONNECTIONS.map((connection, at) => ({ id: `r${at}`, connection }));
  const managed = new Set<string | null>(['r1']);
  let counting = 0;
  fc.assert(
    fc.property(schedule, (entries) => {
      const { counted: all, verified, byEntry, byKind } = countLog({ entries, relationships }, numbers);
      expect(all).toBe(slowly(entries, managed, ['claimed', 'countersigned', 'verified']));
      expect(verified).toBe(slowly(entries, managed, ['verified']));
      const sum = (list: { counts: number }[]) => list.reduce((total, { counts }) => total + counts, 0);
      expect([sum([...byEntry.values()]), sum(Object.values(byKind))]).toEqual([all, all]);
      counting += all > 0 ? 1 : 0;
    }),
    { numRuns: 2000 },
  );
  expect(counting).toBeGreaterThan(1000);
});
