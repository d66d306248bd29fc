import { once } from 'node:events';
import { Agent, request, type IncomingMessage, type RequestOptions } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { findDatabase } from '../../server/database-chain/find.ts';
import { randomId, randomToken } from '../../server/core/hash.ts';
import { writeCohort } from '../setup/cohort-rows.ts';
import { hex } from '../setup/hex.ts';
import { sampleCase } from '../unit/case-kit.ts';
import { openProgram, percentile, type Program, writeSettings } from './program.ts';

/**
 * `npm run bench:case`: an autosave through HTTP against a raw write of the same document by the driver, in turn; then
 * opening a whole case, and each kind of file. One learner, one request at a time.
 */
const WARM_UP = 100;
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 500);
const FILES = 15;
const TENANT = 'bench';
const PATH = '/api/business-case';
const SECTION = 'rationale';

/** One connection that stays open, as a browser has it. By Node's own client: `fetch` takes much of an autosave for itself. */
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

const whole = sampleCase();
const value = whole.sections.find(({ slug }) => slug === SECTION)?.value;
if (!value) throw new Error(`the finished case has no ${SECTION}`);

const dataDir = mkdtempSync(join(tmpdir(), 're-entry-bench-'));
const database = await findDatabase({
  dataDir,
  log: { info: console.log, warn: console.warn },
  env: process.env,
});
const program = await openProgram(database.uri, 'bench-case');
try {
  const ask = await asLearner(program);
  await ask('PUT', '/head', { write: hex(), revision: 0, value: whole.head });
  for (const one of whole.sections)
    await ask('PUT', `/sections/${one.slug}`, { write: hex(), revision: 0, value: one.value });
  console.table(await autosave(program, ask));
  const rows: Record<string, object> = { opening: await times(() => ask('GET', ''), ROUNDS / 5) };
  for (const format of ['md', 'docx', 'pptx', 'pdf'])
    rows[format] = await times(() => ask('GET', `/export/${format}?lang=en`), FILES);
  console.table(rows);
  console.log(`load ${loadavg()[0]?.toFixed(1)}, ${database.kind}, Node ${process.version}`);
} finally {
  agent.destroy();
  await program.close();
  await database.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

type Ask = (method: string, path: string, body?: object) => Promise<void>;

async function asLearner({ connection, rooms, origin }: Program): Promise<Ask> {
  const now = new Date();
  const scope = { tenant: TENANT, run: 'run' };
  await writeSettings(connection, TENANT, 'like', now);
  await writeCohort(connection, { ...scope, like: 'like', people: [{ number: 1, visited: 0 }], now });
  const person = { person: 'run-1', role: 'learner' as const, administers: false, testUser: false };
  const session = { ...scope, ...person, lang: 'en' as const, landing: '/app/' };
  const token = (await rooms.sessions.open(session, randomToken(), now)) ?? '';
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return (method, path, body) => asked(`${origin}${PATH}${path}`, { method, headers, agent }, body);
}

async function asked(address: string, options: RequestOptions, body?: object): Promise<void> {
  const sent = request(address, options).end(body && JSON.stringify(body));
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  answer.resume();
  await once(answer, 'end');
  if (answer.statusCode !== 200) throw new Error(`${options.method} ${address}: ${answer.statusCode}`);
}

/** Turn by turn, so that a busy moment of the machine meets both. */
async function autosave({ connection }: Program, ask: Ask): Promise<Record<string, object>> {
  const key = { tenant: TENANT, run: 'run', person: 'run-1', part: SECTION };
  const rows = connection.collection<{ _id: string; revision: number }>('raw');
  await rows.createIndex({ tenant: 1, run: 1, person: 1, part: 1, revision: 1 });
  await rows.insertOne({ _id: randomId(), ...key, value, revision: 1 } as never);
  const ours: number[] = [];
  const raw: number[] = [];
  for (let revision = 1; revision <= WARM_UP + ROUNDS; revision += 1) {
    const body = { write: hex(), revision, value, pen: hex() };
    ours.push(await timed(() => ask('PUT', `/sections/${SECTION}`, body)));
    const change = { $set: { value, savedAt: new Date() }, $inc: { revision: 1 } };
    raw.push(await timed(() => rows.updateOne({ ...key, revision }, change)));
  }
  const [mine, driver] = [ours, raw].map((list) => list.slice(WARM_UP));
  const row = (place: number) => {
    const [one, other] = [percentile(mine ?? [], place), percentile(driver ?? [], place)];
    return {
      'autosave, ms': one.toFixed(2),
      'raw write, ms': other.toFixed(2),
      ratio: (one / other).toFixed(2),
    };
  };
  return { p50: row(0.5), p99: row(0.99) };
}

async function times(work: () => Promise<unknown>, count: number): Promise<object> {
  await work();
  const all: number[] = [];
  for (let round = 0; round < count; round += 1) all.push(await timed(work));
  return { 'p50, ms': percentile(all, 0.5).toFixed(1), 'p99, ms': percentile(all, 0.99).toFixed(1) };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}
