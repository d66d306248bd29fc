import type { Log } from './log.ts';

/** Does one piece of work that is due; false when there is none. Leases in the work's own rows keep processes apart. */
export type Job = () => Promise<boolean>;

/**
 * Runs jobs until stopped: as long as a job finds work it goes on at once, otherwise it rests for `restMs`.
 * A failing job is logged and rests; it never ends the process.
 */
export class Jobs {
  readonly #log: Log;
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #running = new Set<Promise<void>>();
  #stopped = false;

  constructor(log: Log) {
    this.#log = log;
  }

  start(name: string, job: Job, restMs: number): void {
    const round = async () => {
      try {
        while (!this.#stopped && (await job()));
      } catch (error) {
        this.#log.error({ job: name, err: error }, 'job failed');
      }
      if (!this.#stopped) this.#rest(() => this.#track(round()), restMs);
    };
    this.#track(round());
  }

  #rest(next: () => void, ms: number): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      next();
    }, ms);
    this.#timers.add(timer);
  }

  #track(work: Promise<void>): void {
    this.#running.add(work);
    void work.finally(() => this.#running.delete(work));
  }

  /** Lets the piece of work under way finish, begins no other. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const timer of this.#timers) clearTimeout(timer);
    await Promise.all(this.#running);
  }
}
