import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { tooMany } from '../../core/errors.ts';

interface Limit {
  tries: number;
  seconds: number;
}

/**
 * So many tries for a key within a time. In memory of each process, like the limits of addresses (core/rate-limits.ts), and
 * widened with them by RATE_FACTOR.
 */
export class TryLimits {
  readonly #limiter: RateLimiterMemory;

  constructor({ tries, seconds }: Limit, factor: number) {
    this.#limiter = new RateLimiterMemory({ points: Math.ceil(tries * factor), duration: seconds });
  }

  /** Rejects with `too-many` when there are none left. */
  async take(key: string): Promise<void> {
    try {
      await this.#limiter.consume(key);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw tooMany(Math.max(1, Math.ceil(error.msBeforeNext / 1000)));
    }
  }

  /** For a try that was right: it counts as none. */
  async giveBack(key: string): Promise<void> {
    await this.#limiter.reward(key);
  }
}
