import { type ChildProcess, spawn } from 'node:child_process';
import { type ChainRequest, DatabaseChainError } from './chain.types.ts';
import { endOrphan, forget, remember } from './orphan.ts';

export interface ServerStart {
  program: string;
  args: string[];
  /** The server's files: two servers must never share them. */
  folder: string;
  /** Seen in its output when it takes connections. */
  ready: RegExp;
  /** Seen in its output when another process holds the folder. */
  busy: RegExp;
  request: ChainRequest;
}

export interface StartedServer {
  /** Its output up to the ready line. */
  output: string;
  stop(): Promise<void>;
}

const START_MS = 60_000;
const STOP_MS = 30_000;

/**
 * Starts a database server and waits until it takes connections. Answers a sentence when it would not start; throws
 * DatabaseChainError when another process holds the folder.
 */
export async function startServer(start: ServerStart): Promise<StartedServer | string> {
  await endOrphan(start.folder, start.request.log);
  const child = spawn(start.program, start.args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Only what a server needs: settings of the same name must not change an embedded one.
    env: pick(start.request.env, ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'SystemRoot', 'LD_LIBRARY_PATH', 'LANG']),
    // Its own process group: Ctrl-C would otherwise end the database before the program has written its last rows.
    detached: process.platform !== 'win32',
  });
  const started = await waitUntilReady(child, start);
  if (!started.ready) {
    if (start.busy.test(started.output)) throw new DatabaseChainError(busyMessage(start.folder));
    return `would not start (${lastLine(started.output)})`;
  }
  remember(start.folder, child.pid);
  return { output: started.output, stop: stopper(child, start) };
}

function waitUntilReady(
  child: ChildProcess,
  start: ServerStart,
): Promise<{ ready: boolean; output: string }> {
  return new Promise((done) => {
    let output = '';
    let settled = false;
    const settle = (ready: boolean) => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      if (!ready) child.kill('SIGKILL');
      done({ ready, output });
    };
    const timer = setTimeout(() => settle(false), START_MS);
    // The pipes are read to the end of its life: a server whose output nobody reads stops at a full pipe.
    const read = (chunk: Buffer) => {
      if (settled) return;
      output += chunk.toString();
      if (start.ready.test(output)) settle(true);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', (error) => {
      output += error.message;
      settle(false);
    });
    child.once('close', (code, signal) => {
      if (output.trim() === '') output = `it ended at once, ${signal ?? `code ${code}`}`;
      settle(false);
    });
  });
}

/** SIGTERM, then wait; SIGKILL only for a server that does not end. Also ends it when this process exits early. */
function stopper(child: ChildProcess, { folder, request }: ServerStart): () => Promise<void> {
  let stopping = false;
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const atExit = () => child.kill('SIGTERM');
  process.once('exit', atExit);
  child.once('exit', (code, signal) => {
    process.removeListener('exit', atExit);
    forget(folder);
    if (!stopping)
      request.log.warn(`Database: the embedded server ended by itself (${signal ?? `code ${code}`})`);
  });
  // The server must not keep a finished program alive.
  child.unref();
  return async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    stopping = true;
    child.ref();
    child.kill('SIGTERM');
    const last = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await ended;
    clearTimeout(last);
  };
}

function busyMessage(folder: string): string {
  return (
    `Another running process holds the database files in ${folder}. End it first, or choose another folder with ` +
    'DATA_DIR. (Nothing was changed.)'
  );
}

function lastLine(output: string): string {
  const line = output.trim().split('\n').at(-1) ?? '';
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}

function pick(env: ChainRequest['env'], names: string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
}
