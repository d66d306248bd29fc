import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findDatabase } from '../../server/database-chain/find.ts';
import { SandboxClient } from '../lms/sandbox-client.ts';
import { root } from '../runner/results.ts';
import { answers, start, type Started } from './processes.ts';

/** What `npm run demo` and `npm run dev` stand on: a data folder, a database and programs that end together. */
export class Stage {
  readonly dataDir = resolve(process.env['DATA_DIR'] ?? '.data');
  readonly #stops: (() => Promise<void>)[] = [];
  #ending: Promise<void> | undefined;

  constructor() {
    mkdirSync(this.dataDir, { recursive: true });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void this.end(0));
  }

  get isEnding(): boolean {
    return this.#ending !== undefined;
  }

  /** Runs the program and ends everything if it fails. */
  async play(main: () => Promise<void>): Promise<void> {
    try {
      await main();
    } catch (error) {
      if (!this.#ending) console.error(error instanceof Error ? error.message : error);
      await this.end(1);
    }
  }

  /** Ends the parts in reverse: nobody loses the database before its last write. */
  end(code: number): Promise<void> {
    this.#ending ??= (async () => {
      for (const stop of this.#stops.reverse()) await stop().catch((error: unknown) => console.error(error));
      process.exit(code);
    })();
    return this.#ending;
  }

  /** To be done at the end, before what was begun earlier is ended. */
  atEnd(stop: () => Promise<void>): void {
    this.#stops.push(stop);
  }

  async openDatabase(): Promise<string> {
    const log = { info: console.log, warn: console.warn };
    const database = await findDatabase({ dataDir: this.dataDir, log, env: process.env });
    // Ends last, though others may have begun before it was there.
    this.#stops.unshift(() => database.stop());
    return database.uri;
  }

  /** Before the tool, so that a score to be delivered finds its gradebook. */
  async startSandbox(port: number, sandboxPort: number): Promise<{ client: SandboxClient }> {
    const client = new SandboxClient(`http://127.0.0.1:${sandboxPort}`);
    const env = {
      SANDBOX_PORT: String(sandboxPort),
      TOOL_ORIGIN: `http://localhost:${port}`,
      SANDBOX_STATE: join(this.dataDir, 'sandbox.json'),
    };
    await this.run('The sandbox LMS', {
      file: 'test/lms/main.ts',
      env,
      ready: client.origin,
      typescript: true,
    });
    return { client };
  }

  /** Starts a part and ends everything if the part ends by itself. */
  async run(
    name: string,
    part: { file: string; env: Record<string, string>; ready: string; typescript?: boolean },
  ): Promise<Started> {
    const logFile = join(this.dataDir, `${name === 'The tool' ? 'tool' : 'sandbox'}.log`);
    rmSync(logFile, { force: true });
    const started = await start({
      name,
      file: join(root, part.file),
      env: part.env,
      logFile,
      isReady: () => answers(part.ready),
      typescript: part.typescript ?? false,
    });
    this.atEnd(started.stop);
    console.log(`${name}: ready, its log is ${logFile}`);
    void started.ended.then(() => {
      if (this.#ending) return;
      console.error(`${name} ended by itself; see ${logFile}`);
      void this.end(1);
    });
    return started;
  }

  /** Settings of the tool, as people at `publicUrl` see it. */
  toolEnvironment(publicUrl: string, mongodbUri: string, port: number): Record<string, string> {
    return {
      PUBLIC_URL: publicUrl,
      PORT: String(port),
      MONGODB_URI: mongodbUri,
      SECRET: this.#secret(),
      ALLOW_HTTP: 'true',
      ALLOW_PRIVATE_PLATFORMS: 'true',
      DATA_DIR: this.dataDir,
    };
  }

  /** The operator's commands find what runs here by this note. */
  leaveNote({
    MONGODB_URI: mongodbUri,
    SECRET: secret,
    PUBLIC_URL: publicUrl,
  }: Record<string, string>): void {
    const note = join(this.dataDir, 'demo.json');
    writeFileSync(note, JSON.stringify({ mongodbUri, publicUrl, secret }));
    this.atEnd(async () => rmSync(note, { force: true }));
  }

  /** Made once and kept beside the data it seals. */
  #secret(): string {
    const file = join(this.dataDir, 'secret');
    if (!existsSync(file)) writeFileSync(file, randomBytes(36).toString('base64'), { mode: 0o600 });
    return readFileSync(file, 'utf8').trim();
  }
}
