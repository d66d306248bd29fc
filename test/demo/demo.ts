import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findDatabase } from '../../server/database-chain/find.ts';
import { SandboxClient } from '../lms/sandbox-client.ts';
import { root } from '../runner/results.ts';
import { answers, choosePort, start, type Started } from './processes.ts';
import type { Demo } from './install.ts';
import { seed } from './seed.ts';

/**
 * `npm run demo`: a real database, the tool as production runs it, the sandbox LMS beside it and a cohort inside.
 * Prints `Open <address>` last; Ctrl-C ends everything in order. PORT, SANDBOX_PORT and DATA_DIR choose where.
 */
const dataDir = resolve(process.env['DATA_DIR'] ?? '.data');
const note = join(dataDir, 'demo.json');
const running: (() => Promise<void>)[] = [];
let ending: Promise<void> | undefined;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));

try {
  await main();
} catch (error) {
  if (!ending) console.error(error instanceof Error ? error.message : error);
  await end(1);
}

async function main(): Promise<void> {
  if (!existsSync(join(root, 'dist/server/main.js'))) throw new Error('The tool is not built: npm run build');
  mkdirSync(dataDir, { recursive: true });
  const port = await choosePort(Number(process.env['PORT'] ?? 3000), 'PORT');
  const sandboxPort = await choosePort(
    Number(process.env['SANDBOX_PORT'] ?? 3100),
    'SANDBOX_PORT',
    '127.0.0.1',
  );
  const [database, sandbox] = await Promise.all([openDatabase(), startSandbox(port, sandboxPort)]);

  const toolOrigin = `http://localhost:${port}`;
  const demo = { toolOrigin, sandbox, env: toolEnvironment(toolOrigin, database.uri, port) };
  await seed(demo, console.log);
  if (ending) return;
  await startTool(demo);
  console.log('Ctrl-C ends the demo; what people did is kept.');
  console.log(`Open ${demo.sandbox.client.origin}`);
}

async function openDatabase() {
  const log = { info: console.log, warn: console.warn };
  const database = await findDatabase({ dataDir, log, env: process.env });
  // Ends last: nobody loses it before their last write.
  running.unshift(() => database.stop());
  return database;
}

/** Before the tool, so that a score to be delivered finds its gradebook. */
async function startSandbox(port: number, sandboxPort: number): Promise<{ client: SandboxClient }> {
  const client = new SandboxClient(`http://127.0.0.1:${sandboxPort}`);
  const env = {
    SANDBOX_PORT: String(sandboxPort),
    TOOL_ORIGIN: `http://localhost:${port}`,
    SANDBOX_STATE: join(dataDir, 'sandbox.json'),
  };
  await run('The sandbox LMS', { file: 'test/lms/main.ts', env, ready: client.origin, typescript: true });
  return { client };
}

async function startTool({ toolOrigin, env }: Demo): Promise<void> {
  await run('The tool', { file: 'dist/server/main.js', env, ready: `${toolOrigin}/readyz` });
  // The operator's commands find the running demo by this note.
  const { MONGODB_URI: mongodbUri, SECRET: secret } = env;
  writeFileSync(note, JSON.stringify({ mongodbUri, publicUrl: toolOrigin, secret }));
  running.push(async () => rmSync(note, { force: true }));
}

/** Starts a part and ends the demo if the part ends by itself. */
async function run(
  name: string,
  part: { file: string; env: Record<string, string>; ready: string; typescript?: boolean },
): Promise<void> {
  const logFile = join(dataDir, `${name === 'The tool' ? 'tool' : 'sandbox'}.log`);
  rmSync(logFile, { force: true });
  const started: Started = await start({
    name,
    file: join(root, part.file),
    env: part.env,
    logFile,
    isReady: () => answers(part.ready),
    typescript: part.typescript ?? false,
  });
  running.push(started.stop);
  console.log(`${name}: ready, its log is ${logFile}`);
  void started.ended.then(() => {
    if (ending) return;
    console.error(`${name} ended by itself; see ${logFile}`);
    void end(1);
  });
}

function toolEnvironment(toolOrigin: string, mongodbUri: string, port: number): Record<string, string> {
  return {
    PUBLIC_URL: toolOrigin,
    PORT: String(port),
    MONGODB_URI: mongodbUri,
    SECRET: demoSecret(),
    ALLOW_HTTP: 'true',
    ALLOW_PRIVATE_PLATFORMS: 'true',
    DATA_DIR: dataDir,
  };
}

/** Made once and kept beside the data it seals. */
function demoSecret(): string {
  const file = join(dataDir, 'secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(36).toString('base64'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

/** Ends the parts in reverse: nobody loses the database before its last write. */
function end(code: number): Promise<void> {
  ending ??= (async () => {
    for (const stop of running.reverse()) await stop().catch((error: unknown) => console.error(error));
    process.exit(code);
  })();
  return ending;
}
