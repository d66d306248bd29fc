import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { testDatabase } from '../setup/database.ts';
import { freePort, until } from '../setup/processes.ts';
import { seedToolKey } from '../setup/tool-key.ts';

/** `npm start` whose output goes where a shell sends it. */
const database = await testDatabase();
const SECRET = 'test-only: 0123456789 abcdefghijklm';
const root = join(import.meta.dirname, '..', '..');
const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) if (child.pid) killGroup(child.pid);
  running.clear();
});

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

/** The shell prints the server's own process id, then what it said on standard error, then how it ended. */
async function start(redirection: string) {
  const port = await freePort();
  const script = `"$0" --import tsx server/main.ts ${redirection} & echo "pid $!" >&2; wait $!; echo "ended $?" >&2`;
  const child = spawn('bash', ['-c', script, process.execPath], {
    cwd: root,
    detached: true,
    env: {
      PATH: process.env['PATH'] ?? '',
      PUBLIC_URL: 'https://re-entry.example',
      SECRET,
      MONGODB_URI: database.uri,
      PORT: String(port),
      LOG_LEVEL: 'debug',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  running.add(child);
  let said = '';
  child.stderr.on('data', (part) => (said += String(part)));
  const closed = once(child, 'close');
  const metrics = () => ask(port, '/metrics');
  await until(
    async () => (await ask(port, '/healthz')) === 'ok\n',
    () => said,
  );
  return {
    port,
    said: () => said,
    dropped: async () => Number(/^reentry_log_lines_dropped_total (\d+)$/m.exec(await metrics())?.[1]),
    stop: async () => {
      process.kill(Number(/^pid (\d+)$/m.exec(said)?.[1]), 'SIGTERM');
      await closed;
      return /^ended (\d+)$/m.exec(said)?.[1];
    },
  };
}

const ask = async (port: number, path: string): Promise<string> => {
  try {
    return await (await fetch(`http://localhost:${port}${path}`)).text();
  } catch {
    return '';
  }
};

it('goes on answering and stops in order when the disk of its log is full', async () => {
  await seedToolKey(database.connection, SECRET);
  const tool = await start('> /dev/full');
  await fetch(`http://localhost:${tool.port}/nowhere`);
  expect(await tool.dropped()).toBeGreaterThan(1);
  expect(tool.said().match(/The log cannot be written/g)).toHaveLength(1);
  expect(await tool.stop()).toBe('0');
});

it('goes on answering and stops in order when nobody reads its log', async () => {
  // The writer's end is held open by a reader that never reads; a pipe takes 64 kB, the process holds four times that.
  const tool = await start('> >(exec sleep 60 2> /dev/null)');
  while (!(await tool.dropped()))
    await Promise.all(Array.from({ length: 200 }, () => fetch(`http://localhost:${tool.port}/nowhere`)));
  expect(await ask(tool.port, '/healthz')).toBe('ok\n');
  expect(tool.said().match(/The log cannot be written/g)).toHaveLength(1);
  expect(await tool.stop()).toBe('0');
});

it('goes on answering and stops in order when the reader of its log has gone', async () => {
  const tool = await start('> >(true)');
  for (let visit = 0; visit < 3; visit += 1) await fetch(`http://localhost:${tool.port}/nowhere`);
  expect(await ask(tool.port, '/healthz')).toBe('ok\n');
  expect(await tool.dropped()).toBeGreaterThan(0);
  expect(await tool.stop()).toBe('0');
});
