import type { Connection } from '../../server/core/database.ts';
import type { LogRow } from '../../server/rooms/hours/log.store.ts';
import type { Entry, EntryEvent, EntryFacts, Relationship } from '../../server/rooms/hours/log.types.ts';

/** Logs of mentoring as rows, past every door: for what others have confirmed, and for months that no test can wait. */

const HOUR_MS = 3_600_000;

/** What is written where nobody else reads. */
export const SECRETS = {
  label: 'ZZ9',
  line: 'Only-in-the-line',
  power: 'Only-in-the-reason',
  note: 'Only-in-the-note',
  name: 'Only-the-typed-name',
  said: 'Only-what-was-disputed',
} as const;

export const relationshipRow = (id: string, more: Partial<Relationship> = {}): Relationship => ({
  id,
  label: SECRETS.label,
  line: SECRETS.line,
  connection: 'no-shared-line',
  connectionSaidAt: new Date(0),
  firstAims: null,
  powerReason: SECRETS.power,
  warned: [],
  format: 'one-to-one',
  phases: [],
  sessionsPlanned: 6,
  next: null,
  agreement: { mentorAt: null, menteeAt: null, way: null },
  renewedAt: null,
  midpointAt: null,
  finalAt: null,
  startedAt: new Date('2026-01-05T10:00:00Z'),
  pausedAt: null,
  endedAt: null,
  ending: null,
  ...more,
});

type Later = EntryEvent extends infer One ? (One extends { at: Date } ? Omit<One, 'at'> : never) : never;

/** An hour that began then, logged when it was over; `later` happened an hour after one another. */
export function entryRow(
  id: string,
  startedAt: string,
  { later = [], loggedAt, ...facts }: Partial<EntryFacts> & { later?: Later[]; loggedAt?: string } = {},
): Entry {
  const from = new Date(startedAt);
  const all: EntryFacts = {
    kind: 'one-to-one',
    relationship: 'rel-1',
    startedAt: from,
    endedAt: new Date(from.getTime() + HOUR_MS),
    zone: 'Europe/London',
    breakMin: 0,
    aroundMin: 0,
    channel: 'in-person',
    participants: null,
    linked: null,
    outside: null,
    shadowing: false,
    ...facts,
  };
  const logged = new Date(loggedAt ?? all.endedAt);
  const first = { by: 'learner', what: 'logged', facts: all, lengthNote: '', at: logged } as const;
  const events = later.map((one, at) => ({
    ...one,
    at: new Date(logged.getTime() + (at + 1) * HOUR_MS),
  })) as EntryEvent[];
  return {
    ...all,
    id,
    revision: 1,
    lengthNote: 'A quiet room at last',
    privateNote: SECRETS.note,
    evidence: ['none-yet'],
    warned: [],
    voided: events.some(({ what }) => what === 'voided'),
    writes: [],
    events: [first, ...events],
  };
}

/** What a mentee says by a link. */
export const CONFIRMED: Later = {
  by: 'confirmer',
  what: 'confirmed',
  who: 'mentee',
  name: SECRETS.name,
  way: 'link',
};

export async function writeLog(
  connection: Connection,
  log: { tenant: string; run: string; person: string } & Partial<LogRow>,
): Promise<void> {
  const { tenant, run, person } = log;
  const row = {
    testUser: false,
    revision: 1,
    relationships: [relationshipRow('rel-1')],
    entries: [],
    asks: [],
    closures: [],
    plan: null,
    tally: null,
    pending: null,
    ...log,
  };
  const rows = connection.collection('mentoringLogs');
  await rows.deleteMany({ tenant, run, person });
  await rows.insertOne({ _id: `${tenant}-${run}-${person}`, ...row } as never);
}
