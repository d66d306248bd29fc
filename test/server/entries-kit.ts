import { newLog } from '../../server/rooms/hours/log.store.ts';
import type { Relationship } from '../../server/rooms/hours/log.types.ts';
import { relationshipRow } from './hours-rows.ts';
import { hex } from '../setup/hex.ts';
import { toolAndLms, type Entered, type ToolAndLms } from '../setup/tool-and-lms.ts';

export interface EntriesBody extends Record<string, unknown> {
  revision: number;
  counted: number;
  state: string;
  entries: (Record<string, unknown> & { id: string; state: string; events: Record<string, unknown>[] })[];
  problems: { rule: string; weight: string; minutes?: number }[];
  error: { code: string; problems?: EntriesBody['problems']; [more: string]: unknown };
}

export interface Someone {
  token: string;
  person: string;
}

export { hex as newWrite };

const MINUTE = 60_000;

/** What tests of hours say: people in a run, entries as a device sends them, days ago. */
export interface EntriesKit extends ToolAndLms {
  /** A learner whom the platform grades. */
  tom: Entered;
  someone(more?: { run?: string; tenant?: string; role?: 'learner' | 'trainer' }): Promise<Someone>;
  call(
    method: string,
    path: string,
    who: { token: string },
    body?: unknown,
  ): Promise<{ status: number; body: EntriesBody }>;
  /** A moment so many days ago, at a time of the clock in UTC; in whole minutes. */
  daysAgo(days: number, time?: string): Date;
  /** A relationship of theirs, as it lies in the database; signed unless said otherwise. */
  relate(who: Someone, more?: Partial<Relationship>): Promise<string>;
  /** Adds to the events of an entry what a trainer or a confirmer would. */
  happens(who: Someone, entry: string, event: Record<string, unknown>): Promise<void>;
  log(who: Someone): Promise<EntriesBody>;
  put(who: Someone, entry: string, body: object): Promise<{ status: number; body: EntriesBody }>;
  /** Somebody with a relationship, agreed and signed unless said otherwise. */
  mentor(more?: Partial<Relationship>): Promise<Someone>;
}

/** An entry as a device sends it: from a moment on, so many minutes. */
export const sending = (
  startedAt: Date,
  minutes: number,
  { facts = {}, ...more }: { facts?: Record<string, unknown>; [more: string]: unknown } = {},
) => ({
  write: hex(),
  revision: 0,
  facts: {
    kind: 'one-to-one',
    relationship: 'r1',
    startedAt: startedAt.toISOString(),
    endedAt: new Date(startedAt.getTime() + minutes * MINUTE).toISOString(),
    zone: 'Europe/London',
    breakMin: 0,
    aroundMin: 0,
    channel: 'video',
    participants: null,
    linked: null,
    outside: null,
    shadowing: false,
    ...facts,
  },
  lengthNote: '',
  privateNote: '',
  evidence: ['none-yet'],
  warned: [],
  ...more,
});

const signed = (at: Date) => ({
  startedAt: at,
  agreement: { mentorAt: at, menteeAt: at, way: 'paper' as const },
});

const DAYS = 86_400_000;

/** The tool with a run that began sixty days ago. */
export async function entriesKit(): Promise<EntriesKit> {
  const both = await toolAndLms();
  const tom = await both.enter({ site: 'moodle', person: 'tom' });
  const { connection } = both.tool.database;
  const begins = new Date(both.tool.clock.now().getTime() - 60 * DAYS);
  const startsOn = begins.toISOString().slice(0, 10);
  await connection.collection('runs').updateMany({}, { $set: { startsOn, startFrom: 'trainer' } });
  await connection.collection('enrolments').updateMany({}, { $set: { joinedAt: begins } });
  const call: EntriesKit['call'] = async (method, path, { token }, body) =>
    (await both.tool.call(method, `/api/hours${path}`, {
      token,
      ...(body === undefined ? {} : { body }),
    })) as { status: number; body: EntriesBody };
  const someone = newcomers(both, { tenant: both.tenants.moodle, run: tom.me.run.id }, begins);
  const written = rows(both, begins);
  return {
    ...both,
    ...written,
    tom,
    call,
    someone,
    mentor: async (more = {}) => {
      const who = await someone();
      await written.relate(who, more);
      return who;
    },
    daysAgo: (days, time = '10:00') => {
      const day = new Date(both.tool.clock.now().getTime() - days * DAYS).toISOString().slice(0, 10);
      return new Date(`${day}T${time}:00Z`);
    },
    put: (who, entry, body) => call('PUT', `/entries/${entry}`, who, body),
    log: async (who) => (await call('GET', '', who)).body,
  };
}

/** People in a run like anybody whom the platform names, so that tests do not meet each other's logs. */
function newcomers(
  { tool }: ToolAndLms,
  own: { tenant: string; run: string },
  joinedAt: Date,
): EntriesKit['someone'] {
  let people = 0;
  return async ({ run = own.run, tenant = own.tenant, role = 'learner' } = {}) => {
    const person = `hours-${(people += 1)}`;
    const scope = { tenant, run };
    const row = { ...scope, person, sub: `lms-${person}`, number: 2000 + people, name: null, aside: null };
    await tool.database.connection.collection('enrolments').insertOne({ ...row, role, joinedAt });
    return { token: await tool.token({ ...scope, person, role }), person };
  };
}

/** What other parts of the room would write, as it lies in the database. */
function rows({ tool }: ToolAndLms, startedAt: Date): Pick<EntriesKit, 'relate' | 'happens'> {
  const { connection } = tool.database;
  const logs = connection.collection('mentoringLogs');
  const whose = async ({ person }: Someone) => {
    const row = await connection.collection('enrolments').findOne({ person });
    return { tenant: row?.['tenant'] as string, run: row?.['run'] as string, person };
  };
  return {
    relate: async (who, more = {}) => {
      const own = await whose(who);
      if (!(await logs.findOne(own))) await logs.insertOne(newLog(own, { ...own, testUser: false }) as never);
      const relationship = relationshipRow('r1', { ...signed(startedAt), ...more });
      await logs.updateOne(own, { $push: { relationships: relationship } } as never);
      return relationship.id;
    },
    happens: async (who, entry, event) => {
      const at = tool.clock.now();
      const update = {
        $push: { 'entries.$[entry].events': { at, ...event } },
        $inc: { revision: 1 },
        $set: { pending: { dueAt: at } },
      };
      const only = { arrayFilters: [{ 'entry.id': entry }] };
      await logs.updateOne(await whose(who), update as never, only);
    },
  };
}
