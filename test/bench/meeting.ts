import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { randomToken } from '../../server/core/hash.ts';
import { findDatabase } from '../../server/database-chain/find.ts';
import { personOf, writeCohort } from '../setup/cohort-rows.ts';
import { hex } from '../setup/hex.ts';
import { type Answered, ask, closeConnections, Screen, type Seat } from './meeting-screens.ts';
import { openProgram, percentile, type Program, writeSettings } from './program.ts';

/**
 * `npm run bench:meeting`: from a tap in a meeting of eight to the screens of the seven others, through HTTP and real
 * streams: one meeting, then 200 at once, served by one process and by two that share the people of each meeting.
 */
const MEETINGS = Number(process.env['BENCH_MEETINGS'] ?? 200);
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 20);
/** In each of many meetings somebody taps this often, as they do while questions are counted; in one alone more, for the sake of the count. */
const EVERY_MS = 4000;
const ALONE_MS = 250;
/** For what is still under way. */
const LAST_MS = 5000;
const TENANT = 'bench';
const PEOPLE = 8;
const SETS_A_RUN = 8;
const NAME = 'bench-meeting';

let runs = 0;
const dataDir = mkdtempSync(join(tmpdir(), 're-entry-bench-'));
const log = { info: console.log, warn: console.warn };
const database = await findDatabase({ dataDir, log, env: process.env });
const program = await openProgram(database.uri, NAME);
const servers: ChildProcess[] = [];
try {
  await writeSettings(program.connection, TENANT, 'like', new Date());
  const origins = [await serve(), await serve()];
  const rows: Record<string, object> = {};
  for (const processes of [1, 2])
    for (const count of [1, MEETINGS])
      rows[`${count} meeting${count === 1 ? '' : 's'}, ${processes} process${processes === 1 ? '' : 'es'}`] =
        await reading(count, origins.slice(0, processes));
  console.table(rows);
  console.log(`load ${loadavg()[0]?.toFixed(1)}, ${database.kind}, Node ${process.version}`);
} finally {
  closeConnections();
  for (const one of servers) one.disconnect();
  await Promise.all(servers.map((one) => once(one, 'exit')));
  await program.close();
  await database.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

async function serve(): Promise<string> {
  const file = join(import.meta.dirname, 'meeting-server.ts');
  const child = fork(file, [database.uri, NAME], { execArgv: ['--import', 'tsx'] });
  servers.push(child);
  const [origin] = (await once(child, 'message')) as [string];
  return origin;
}

interface Gathered {
  screens: Screen[];
  turn: string;
}

async function reading(count: number, origins: readonly string[]) {
  const meetings: Gathered[] = [];
  for (let made = 0; made < count; made += SETS_A_RUN)
    meetings.push(...(await gather(program, Math.min(SETS_A_RUN, count - made), origins)));
  for (const { screens } of meetings) await Promise.all(screens.map((one) => one.open()));
  const until = performance.now() + SECONDS * 1000;
  const delays = (
    await Promise.all(
      meetings.map((one) => tapping(one, { until, everyMs: count === 1 ? ALONE_MS : EVERY_MS })),
    )
  ).flat();
  const late = delays.filter((ms) => ms >= 1000).length;
  const [p50, p99] = [0.5, 0.99].map((place) => Math.round(percentile(delays, place)));
  return {
    'p50, ms': p50,
    'p99, ms': p99,
    'longest, ms': Math.round(Math.max(...delays)),
    shown: delays.length,
    late,
  };
}

/** How long each tap of a meeting took to each of the others' screens. */
async function tapping(
  { screens, turn }: Gathered,
  { until, everyMs }: { until: number; everyMs: number },
): Promise<number[]> {
  const taps: { at: number; revision: number; by: Screen }[] = [];
  await rest(Math.random() * everyMs);
  for (let turns = 0; performance.now() < until; turns += 1) {
    const by = screens[turns % screens.length] as Screen;
    const at = performance.now();
    const tap = { kind: 'count', turn, what: 'questions', by: 1 };
    const { status, body } = await tapped(by.seat, tap);
    if (status === 200) taps.push({ at, revision: body.revision, by });
    await rest(Math.max(0, everyMs - (performance.now() - at)));
  }
  await rest(LAST_MS);
  return taps.flatMap(({ at, revision, by }) =>
    screens.flatMap((one) => (one === by ? [] : [(one.sawAt(revision) ?? Infinity) - at])),
  );
}

function tapped(seat: Seat, tap: object, id = hex()) {
  return ask<Answered>(seat, 'POST', `${seat.path}/taps`, { id, waitedMs: 0, tap });
}

/** Meetings of a run of their own, each in its first turn. */
async function gather({ connection, rooms }: Program, sets: number, origins: readonly string[]) {
  const now = new Date();
  const run = `run-${(runs += 1)}`;
  const learners = Array.from({ length: sets * PEOPLE }, (_, at) => ({ number: at + 2, visited: 0 }));
  const people = [{ number: 1, visited: 0, role: 'trainer' as const }, ...learners];
  await writeCohort(connection, { tenant: TENANT, run, like: 'like', people, now });
  const seatOf = async (number: number, role: 'learner' | 'trainer') => {
    const person = { person: personOf(run, number), role, administers: false, testUser: false };
    const session = { tenant: TENANT, run, ...person, lang: 'en' as const, landing: '/app/' };
    const token = (await rooms.sessions.open(session, randomToken(), now)) ?? '';
    return { origin: origins[number % origins.length] ?? '', token };
  };
  const trainer = await seatOf(1, 'trainer');
  const groups = Array.from({ length: sets }, (_, set) =>
    learners.slice(set * PEOPLE, (set + 1) * PEOPLE).map(({ number }) => personOf(run, number)),
  );
  const at = new Date(now.getTime() + 10 * 60_000).toISOString();
  const day = { first: at.slice(0, 10), time: at.slice(11, 16) };
  await ask(trainer, 'POST', '/api/live/sets', { sets: groups, ...day, lang: 'en' });
  const made = await ask<{ sets: { id: string }[] }>(trainer, 'GET', '/api/live/sets');
  return Promise.all(
    made.body.sets.map(async ({ id }, set) => {
      const numbers = learners.slice(set * PEOPLE, (set + 1) * PEOPLE).map(({ number }) => number);
      const seats = await Promise.all(
        numbers.map(async (number) => {
          return { ...(await seatOf(number, 'learner')), path: `/api/live/meetings/${id}/1` };
        }),
      );
      return begun(
        seats,
        numbers.map((number) => personOf(run, number)),
      );
    }),
  );
}

async function begun(seats: readonly Seat[], people: readonly string[]): Promise<Gathered> {
  const [first] = seats as [Seat];
  await ask(first, 'PUT', first.path);
  for (const seat of seats)
    for (const tap of [{ kind: 'join' }, { kind: 'confirm', version: 1 }]) await tapped(seat, tap);
  for (const person of people) {
    const turn = hex();
    const { status } = await tapped(first, { kind: 'begin', person }, turn);
    if (status === 200) return { screens: seats.map((seat) => new Screen(seat)), turn };
  }
  throw new Error('nobody is next');
}
