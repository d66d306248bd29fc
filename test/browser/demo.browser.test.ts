import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { readForm } from '../lms/http.ts';
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

it('outside surface: the demo opens with a cohort that has begun, ends cleanly on Ctrl-C, and keeps what was done', async () => {
  const first = await startDemo({ PORT: '0', SANDBOX_PORT: '0' });
  expect(first.lastLine()).toBe(`Open ${first.address}`);
  const { people } = await first.client.state('moodle');
  expect(people.filter((one) => one.kind === 'learner')).toHaveLength(12);
  expect(people.filter((one) => one.kind === 'trainer')).toHaveLength(2);
  // Scores go out by a job, a moment after the steps were done.
  await expect
    .poll(
      async () =>
        (await first.client.gradebook('moodle')).cells.filter((cell) => (cell.visible ?? 0) > 0).length,
      {
        timeout: 60_000,
        interval: 500,
      },
    )
    .toBe(9);
  expect(readdirSync(dataDir)).toContain('demo.json');
  const toolPort = (await first.client.state('moodle')).tools[0]?.domain.split(':')[1] ?? '';
  expect(await first.interrupt()).toBe(0);
  expect(readdirSync(dataDir)).not.toContain('demo.json');

  const second = await startDemo({ PORT: toolPort, SANDBOX_PORT: new URL(first.address).port });
  const cells = (await second.client.gradebook('moodle')).cells.filter((cell) => (cell.visible ?? 0) > 0);
  expect(cells).toHaveLength(9);

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
