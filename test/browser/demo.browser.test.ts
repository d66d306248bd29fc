import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { readForm } from '../lms/http.ts';
import { launchThrough } from '../lms/launch-as.ts';
import { SandboxClient } from '../lms/sandbox-client.ts';
import { root } from '../runner/results.ts';

const dataDir = mkdtempSync(join(tmpdir(), 're-entry-demo-'));
const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

/** Starts the demo on free ports and waits for its last line. */
async function startDemo(ports: { PORT: string; SANDBOX_PORT: string }) {
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'test/demo/demo.ts')], {
    cwd: root,
    env: { ...process.env, ...ports, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let output = '';
  const ended = new Promise<number | null>((done) => child.once('close', done));
  const opened = new Promise<string>((done, fail) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const address = /^Open (\S+)$/m.exec(output)?.[1];
      if (address) done(address);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then(() => fail(new Error(output)));
  });
  const address = await opened;
  return {
    address,
    client: new SandboxClient(address),
    said: () => output,
    lastLine: () => output.trimEnd().split('\n').at(-1),
    interrupt: () => {
      child.kill('SIGINT');
      return ended;
    },
  };
}

/** An operator's command beside the running demo, told nothing but where its data is. */
async function admin(words: string[]): Promise<unknown> {
  const { PATH = '', HOME = '' } = process.env;
  const options = { cwd: root, env: { PATH, HOME, DATA_DIR: dataDir } };
  const { stdout } = await promisify(execFile)(
    'npm',
    ['run', '--silent', 'admin', '--', ...words, '--json'],
    options,
  );
  return JSON.parse(stdout);
}

interface Row {
  name: string | null;
  state: string;
  stepsDone: number;
  minutesDone: number;
  lastStepAt: string | null;
}

interface HoursRow {
  verified: number;
  entries: number;
  queried: number;
  late: number;
}

interface EvaluatedRow {
  answered: number;
  inTime: number;
  notes: string;
}

/** What a trainer of this site is told of the cohort. */
async function askAsTrainer(client: SandboxClient, site: 'moodle' | 'canvas') {
  const { tools, links } = await client.state(site);
  const { origin } = new URL(tools[0]?.initiateLoginUri ?? '');
  const link = links[0]?.id ?? '';
  const { token } = await launchThrough({ client }, undefined, { site, person: 'ruth', link });
  const ask = async (path: string, room = 'cohort') =>
    (await fetch(`${origin}/api/${room}/${path}`, { headers: { authorization: `Bearer ${token}` } })).json();
  const listed = async (who: string) => ((await ask(`learners?who=${who}`)) as { rows: Row[] }).rows;
  return {
    rows: await listed('active'),
    left: await listed('left'),
    aside: await listed('not-learner'),
    evaluated: ((await ask('meetings', 'evaluation')) as { meetings: EvaluatedRow[] }).meetings,
    hours: ((await ask('cohort', 'hours')) as { rows: HoursRow[] }).rows,
    today: (await ask('today')) as {
      calendar: { week: number; startsOn: string };
      startFrom: string;
      scoresFailed: number;
      quiet: Row[];
    },
  };
}

const weeksSince = (row: Row) => (Date.now() - Date.parse(row.lastStepAt ?? '')) / (7 * 86_400_000);
/** The eighth week belongs to module 4, and modules 1 to 4 have 9, 9, 10 and 9 steps. */
const between = (from: number, to: number) => (row: Row) => row.stepsDone >= from && row.stepsDone < to;

/** Two sets have met twice each: most have said how it was, one late, and who facilitates has her notes. */
function expectEvaluated(rows: readonly EvaluatedRow[]): void {
  const sum = (of: 'answered' | 'inTime') => rows.reduce((all, row) => all + row[of], 0);
  expect({ answered: sum('answered'), inTime: sum('inTime') }).toEqual({ answered: 10, inTime: 9 });
  expect(rows.map(({ notes }) => notes).toSorted()).toEqual(['draft', 'finished', 'none', 'none']);
}

async function expectBelievable(client: SandboxClient, site: 'moodle' | 'canvas') {
  const { people, settings } = await client.state(site);
  const known = people.filter((one) => one.kind === 'learner');
  expect(known.filter((one) => one.withheld)).toHaveLength(1);
  expect(known.filter((one) => one.locale === 'es')).toHaveLength(1);
  expect(people.filter((one) => one.kind === 'trainer')).toHaveLength(2);
  expect(settings.clockSkew).toBe(0);
  const { rows, left, aside, evaluated, hours, today } = await askAsTrainer(client, site);
  expectEvaluated(evaluated);
  expect(rows).toHaveLength(12);
  expect(left).toMatchObject([{ name: 'Lena Brandt', stepsDone: 6 }]);
  expect(aside).toMatchObject([{ name: 'Owen Field', stepsDone: 0 }]);
  expect(today).toMatchObject({ calendar: { week: 8 }, startFrom: 'trainer', scoresFailed: 0 });
  // A course begins on a Monday.
  expect(new Date(today.calendar.startsOn).getUTCDay()).toBe(1);
  expect(rows.filter((row) => row.name === null)).toHaveLength(1);
  expect(rows.filter((row) => row.stepsDone > 0)).toHaveLength(11);
  expect(rows.filter((row) => row.state === 'not-opened')).toHaveLength(1);
  const moving = rows.filter((row) => row.state === 'under-way');
  // One of them by the meetings and triads that she has been to beside her modules.
  expect(moving.filter(between(37, 111))).toHaveLength(2);
  expect(moving.filter(between(18, 37))).toHaveLength(5);
  expect(moving.filter(between(1, 18))).toHaveLength(2);
  expect(moving.filter((row) => weeksSince(row) > 1.2)).toEqual([]);
  // Away longest comes first: one stopped in the first week, one was last seen three weeks ago.
  expect(today.quiet.map((row) => Math.floor(weeksSince(row)))).toEqual([expect.toBeOneOf([6, 7]), 3]);
  // Seven of them mentor: one entry waits for its date, two for the end of a question, and five have hours confirmed.
  const sum = (of: keyof HoursRow) => hours.reduce((all, row) => all + row[of], 0);
  expect(hours.filter((row) => row.entries > 0)).toHaveLength(7);
  expect({ queried: sum('queried'), late: sum('late') }).toEqual({ queried: 2, late: 1 });
  expect(hours.filter((row) => row.verified > 0)).toHaveLength(5);
  const hoursInBook = hours.map(({ verified }) => Math.floor((verified * 10) / 60) / 10);
  // Canvas keeps shares of the maximum, which come back a hair beside the minute.
  const numbers = (all: (number | null)[]) =>
    all
      .map((one) => Math.round((one ?? 0) * 1000) / 1000)
      .filter((one) => one > 0)
      .sort((a, b) => a - b);
  const { cells } = await client.gradebook(site);
  expect(numbers(cells.map((cell) => cell.visible))).toEqual(
    numbers([...[...rows, ...left].map((row) => row.minutesDone), ...hoursInBook]),
  );
}

it('outside surface: the demo opens with a cohort in its eighth week, ends cleanly on Ctrl-C, and keeps what was done', async () => {
  const first = await startDemo({ PORT: '0', SANDBOX_PORT: '0' });
  expect(first.lastLine()).toBe(`Open ${first.address}`);
  for (const site of ['moodle', 'canvas'] as const) await expectBelievable(first.client, site);
  const { cells } = await first.client.gradebook('moodle');
  expect(readdirSync(dataDir)).toContain('demo.json');
  const toolPort = (await first.client.state('moodle')).tools[0]?.domain.split(':')[1] ?? '';
  expect(await first.interrupt()).toBe(0);
  expect(readdirSync(dataDir)).not.toContain('demo.json');

  const second = await startDemo({ PORT: toolPort, SANDBOX_PORT: new URL(first.address).port });
  expect(second.said()).not.toContain('Seeding');
  expect((await second.client.gradebook('moodle')).cells).toEqual(cells);
  await expectBelievable(second.client, 'moodle');

  // A local LMS, on http and a private address, registers by a link that an operator makes.
  const known = (await admin(['platform', 'list'])) as unknown[];
  const { url } = (await admin(['invite', '--name', 'A local Moodle'])) as { url: string };
  expect(new URL(url).origin).toBe(`http://localhost:${toolPort}`);
  const address = await second.client.registrationUrl('moodle', url);
  const fields = readForm(await (await fetch(address)).text())?.fields;
  const pressed = await fetch(address, { method: 'POST', body: new URLSearchParams(fields) });
  expect(pressed.status).toBe(200);
  const now = (await admin(['platform', 'list'])) as { name: string }[];
  expect(now).toHaveLength(known.length + 1);
  expect(now.map((one) => one.name)).toContain('A local Moodle');
  expect(await second.interrupt()).toBe(0);
}, 300_000);
