import { join } from 'node:path';
import { root } from '../runner/results.ts';
import { answers, start, type Started } from './processes.ts';

/** The tool from its sources, started again when they change. */
export class DevTool {
  readonly origin: string;
  readonly #env: Record<string, string>;
  readonly #logFile: string;
  #running: Started | undefined;
  #work: Promise<boolean> = Promise.resolve(true);

  constructor(env: Record<string, string>, logFile: string) {
    this.origin = `http://localhost:${env['PORT']}`;
    this.#env = env;
    this.#logFile = logFile;
  }

  /** True once the last start or restart has worked: whoever asks meanwhile waits for it. */
  ready(): Promise<boolean> {
    return this.#work;
  }

  start(): Promise<boolean> {
    this.#work = this.#start();
    return this.#work;
  }

  /** One after the other; a start that fails says why and waits for the next change. */
  restart(): Promise<boolean> {
    this.#work = this.#work.then(() => this.stop()).then(() => this.#start());
    return this.#work;
  }

  async stop(): Promise<void> {
    await this.#running?.stop();
    this.#running = undefined;
  }

  async #start(): Promise<boolean> {
    const begin = performance.now();
    try {
      this.#running = await start({
        name: 'The tool',
        file: join(root, 'server/main.ts'),
        env: this.#env,
        logFile: this.#logFile,
        isReady: () => answers(`${this.origin}/readyz`),
        typescript: true,
      });
      console.log(
        `The tool: ready in ${((performance.now() - begin) / 1000).toFixed(1)} s, log ${this.#logFile}`,
      );
      return true;
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      return false;
    }
  }
}
