import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { until } from '../setup/processes.ts';

export interface KillableServer {
  origin: string;
  /** As a machine that loses its power does: no signal handler runs. */
  kill(): void;
  /** On the same port and data as before. */
  start(): Promise<void>;
}

/** A busy machine compiles for long. Whoever waits for it in vain is told what it last said. */
const STARTS_WITHIN_MS = 90_000;
const LAST_SAID = 2_000;

const root = join(import.meta.dirname, '..', '..');

/** The tool as a process of its own, on a database that others may use too. Resolves when it answers. */
export async function killableServer(database: string): Promise<KillableServer> {
  const port = await lastingPort();
  const origin = `http://localhost:${port}`;
  const settings = {
    PATH: process.env['PATH'] ?? '',
    PUBLIC_URL: origin,
    PORT: String(port),
    SECRET: 'test-only: 0123456789 abcdefghijklm',
    ALLOW_HTTP: 'true',
    ALLOW_PRIVATE_PLATFORMS: 'true',
    MONGODB_URI: database,
    RATE_FACTOR: '1000',
  };
  let child: ChildProcess | undefined;
  const answers = () =>
    fetch(`${origin}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  const start = async () => {
    const before = child;
    if (before && before.exitCode === null && before.signalCode === null) await once(before, 'exit');
    child = spawn(process.execPath, ['--import', 'tsx', join(root, 'server', 'main.ts')], {
      cwd: root,
      env: settings,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const started = child;
    const said = lastSaidBy(started);
    await until(
      async () => started.exitCode === null && (await answers()),
      () => `the killed server did not come back (exit code ${started.exitCode}): ${said()}`,
      STARTS_WITHIN_MS,
    );
  };
  await start();
  return { origin, start, kill: () => void child?.kill('SIGKILL') };
}

function lastSaidBy({ stdout, stderr }: ChildProcess): () => string {
  let said = '';
  const note = (chunk: Buffer) => (said = (said + String(chunk)).slice(-LAST_SAID));
  stdout?.on('data', note);
  stderr?.on('data', note);
  return () => said;
}

/** Below those that a system hands out: nobody else is given it while the server is dead. */
async function lastingPort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const server = createServer().listen(port);
    const free = await Promise.race([
      once(server, 'listening').then(() => true),
      once(server, 'error').then(() => false),
    ]).catch(() => false);
    if (!free) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
}
