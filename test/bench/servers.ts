import { type ChildProcess, execFile, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { choosePort } from '../demo/processes.ts';
import { root } from '../runner/results.ts';
import { floorLaunch, type Launch, ltijsLaunch, ownLaunch } from './launches.ts';
import type { PlatformStub } from './platform.ts';

export interface Contender {
  name: string;
  launch: Launch;
  /** Processor time that its process has used so far, all threads, in milliseconds. */
  processorMs(): Promise<number>;
  /** Resident memory of its process, in MB; undefined where the system does not tell. */
  memory(): number | undefined;
  stop(): Promise<void>;
}

interface Plan {
  name: string;
  file: string;
  typescript?: boolean;
  launch(stub: PlatformStub, origin: string): Launch;
  env(origin: string): Record<string, string>;
  before?(env: Record<string, string>): Promise<void>;
}

/** `BENCH_PROFILE=<folder>`: where the processor's time goes, written there by each server that stops in order (ours does). */
const profiles = process.env['BENCH_PROFILE'];
const MEASURED = [
  '--require',
  join(root, 'test/bench/processor-time.cjs'),
  ...(profiles ? ['--cpu-prof', `--cpu-prof-dir=${profiles}`] : []),
];

const PLANS: readonly Plan[] = [
  {
    name: 'Re-entry',
    file: 'dist/server/main.js',
    launch: ownLaunch,
    env: (origin) => ({
      PUBLIC_URL: origin,
      SECRET: 'bench-only: 0123456789 abcdefghijklm',
      ALLOW_HTTP: 'true',
      ALLOW_PRIVATE_PLATFORMS: 'true',
      RATE_FACTOR: '100000',
      LOG_LEVEL: 'error',
      NODE_ENV: 'production',
    }),
    before: register,
  },
  {
    name: 'ltijs 5.9.9',
    file: 'test/bench/ltijs/server.cjs',
    launch: ltijsLaunch,
    env: () => ({ NODE_ENV: 'production' }),
  },
  {
    name: 'floor',
    file: 'test/bench/floor-server.ts',
    typescript: true,
    launch: floorLaunch,
    env: () => ({ NODE_ENV: 'production' }),
  },
];

/** Starts the three, each in a process and a database of its own on the same server. */
export async function startContenders(stub: PlatformStub, mongodbUri: string): Promise<Contender[]> {
  const contenders: Contender[] = [];
  for (const plan of PLANS) contenders.push(await start(plan, stub, mongodbUri));
  return contenders;
}

async function start(plan: Plan, stub: PlatformStub, mongodbUri: string): Promise<Contender> {
  const port = await choosePort(0, 'PORT');
  const origin = `http://localhost:${port}`;
  const env = {
    ...plan.env(origin),
    PORT: String(port),
    MONGODB_URI: mongodbUri.replace('/re-entry?', `/bench-${plan.name.replace(/\W/g, '')}?`),
    PLATFORM: JSON.stringify(stub.platform),
  };
  await plan.before?.(env);
  const child = fork(join(root, plan.file), [], {
    cwd: root,
    env: { ...process.env, ...env },
    execArgv: [...MEASURED, ...(plan.typescript ? ['--import', 'tsx'] : [])],
  });
  await new Promise<void>((done, fail) => {
    child.once('message', () => done());
    child.once('exit', () => fail(new Error(`${plan.name} did not start.`)));
  });
  return {
    name: plan.name,
    launch: plan.launch(stub, origin),
    processorMs: () => processorMsOf(child),
    memory: () => memoryOf(child),
    stop: () => stop(child),
  };
}

/** The platform, by the operator's own command. */
async function register(env: Record<string, string>): Promise<void> {
  const platform = JSON.parse(env['PLATFORM'] ?? '{}') as PlatformStub['platform'];
  const options = {
    name: 'Bench',
    issuer: platform.issuer,
    'client-id': platform.clientId,
    deployment: platform.deploymentId,
    auth: platform.authorizationEndpoint,
    token: platform.tokenEndpoint,
    keys: platform.jwksUri,
  };
  const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const program = join(root, 'dist/server/rooms/install/admin.js');
  await promisify(execFile)(process.execPath, [program, 'platform', 'add', ...words, '--json'], {
    cwd: root,
    env: { ...process.env, ...env },
  });
}

async function processorMsOf(child: ChildProcess): Promise<number> {
  const told = new Promise<number>((done) => {
    const hear = (message: { processorMs?: number }) => {
      if (message.processorMs === undefined) return;
      child.off('message', hear);
      done(message.processorMs);
    };
    child.on('message', hear);
  });
  child.send('processor-time?');
  return told;
}

function memoryOf(child: ChildProcess): number | undefined {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  const last = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(last);
}
