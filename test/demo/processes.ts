import { type ChildProcess, fork } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';

export interface Started {
  /** SIGTERM, then wait; SIGKILL after 20 s. Safe to call twice. */
  stop(): Promise<void>;
  /** Settles when it ends, wanted or not. */
  ended: Promise<void>;
}

export interface Program {
  name: string;
  file: string;
  env: Record<string, string>;
  /** Its output goes here: the demo's own last line stays `Open …`. */
  logFile: string;
  /** Asked again and again until it answers true. */
  isReady(): Promise<boolean>;
  /** Loads TypeScript: the sandbox is not part of the build. */
  typescript?: boolean;
}

/** A demo that is killed cannot end its parts; they notice the cut line and end by themselves. */
const END_WITH_PARENT = `data:text/javascript,process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))`;
const READY_MS = 60_000;
const STOP_MS = 20_000;

/** Starts a program and waits until it is ready. Throws with its last words when it ends before that. */
export async function start(program: Program): Promise<Started> {
  const log = openSync(program.logFile, 'a');
  const child = fork(program.file, [], {
    env: { ...process.env, ...program.env },
    execArgv: ['--import', END_WITH_PARENT, ...(program.typescript ? ['--import', 'tsx'] : [])],
    stdio: ['ignore', log, log, 'ipc'],
    // Its own process group: Ctrl-C goes to the demo, which ends the others in order.
    detached: process.platform !== 'win32',
  });
  closeSync(log);
  let hasEnded = false;
  const ended = new Promise<void>((done) => child.once('close', () => done())).then(() => {
    hasEnded = true;
  });
  const giveUp = Date.now() + READY_MS;
  while (!(await program.isReady())) {
    if (hasEnded) throw new Error(`${program.name} ended at its start:\n${lastLines(program.logFile)}`);
    if (Date.now() > giveUp) {
      child.kill('SIGKILL');
      throw new Error(`${program.name} did not get ready:\n${lastLines(program.logFile)}`);
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  return { stop: () => stop(child, ended), ended };
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const last = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(last);
}

export function lastLines(file: string): string {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-15).join('\n');
}

/** True when this address answers with a success. */
export async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}

/** The wanted port, or any free one for 0. Throws a sentence with the remedy when it is taken. */
export async function choosePort(wanted: number, variable: string, host?: string): Promise<number> {
  const server = createServer();
  try {
    await new Promise<void>((done, fail) => server.once('error', fail).listen(wanted, host, () => done()));
  } catch {
    throw new Error(`Port ${wanted} is in use. End what uses it, or choose another with ${variable}.`);
  }
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((done) => server.close(() => done()));
  return port;
}
