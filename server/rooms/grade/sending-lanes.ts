import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import type { Verdict } from './grade.rule.ts';
import type { GradeStore, ScoreRow } from './grade.store.ts';

/** Tenants that are served at the same time. */
const LANES = 6;
/** Of these, the ones that platforms known to be slow may have: a quick school always finds a lane. */
const SLOW_LANES = 4;
const SLOW_ANSWER_MS = 1000;
/** A platform that lets a score fail only after so long rests: its queue would be one such wait after the other. */
const DOWN_AFTER_MS = 5000;
const REST_MS = 60_000;
/** Then the lane goes to whoever waits: a school with a thousand scores shares it with one that has a single one. */
const TURN = 25;
/** While answers are awaited, new work of other tenants is looked for this often. */
const LOOK_AGAIN_MS = 1000;

interface Parts {
  store: Pick<GradeStore, 'tenantsDue' | 'lease'>;
  send: (row: ScoreRow) => Promise<Verdict | undefined>;
  onTried: () => void;
  clock: Clock;
  log: Log;
}

/**
 * A lane a tenant, a handful at once: scores of one school go out one after the other, and a platform that is slow or
 * down holds up nobody but its own school.
 */
export class SendingLanes {
  readonly #parts: Parts;
  readonly #running = new Map<string, Promise<void>>();
  readonly #slow = new Set<string>();
  /** Tenants that rest, with the end of it in milliseconds since 1970. */
  readonly #resting = new Map<string, number>();
  #lastBegun = '';

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Begins what is due in free lanes, then waits until one of them ends or it is time to look again. */
  async work(): Promise<boolean> {
    await this.begin();
    if (this.#running.size === 0) return false;
    let timer: NodeJS.Timeout | undefined;
    const lookAgain = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, LOOK_AGAIN_MS);
    });
    await Promise.race([...this.#running.values(), lookAgain]);
    clearTimeout(timer);
    return true;
  }

  /** Begins what is due in free lanes and waits for none. */
  async begin(): Promise<void> {
    const now = this.#parts.clock.now();
    for (const [tenant, until] of this.#resting) if (until <= now.getTime()) this.#resting.delete(tenant);
    for (const tenant of inTurn(await this.#parts.store.tenantsDue(now), this.#lastBegun)) {
      if (this.#running.size >= LANES) return;
      if (!this.#mayBegin(tenant)) continue;
      this.#lastBegun = tenant;
      this.#running.set(tenant, this.#lane(tenant));
    }
  }

  /** Resolves when no score is under way. */
  async drained(): Promise<void> {
    await Promise.all(this.#running.values());
  }

  #mayBegin(tenant: string): boolean {
    if (this.#running.has(tenant) || this.#resting.has(tenant)) return false;
    if (!this.#slow.has(tenant)) return true;
    return [...this.#running.keys()].filter((one) => this.#slow.has(one)).length < SLOW_LANES;
  }

  async #lane(tenant: string): Promise<void> {
    try {
      for (let turn = 0; turn < TURN && !this.#resting.has(tenant); turn += 1) {
        const row = await this.#parts.store.lease({ tenant }, this.#parts.clock.now());
        if (!row) return;
        await this.#send(row);
      }
    } catch (error) {
      // The row's lease ends by itself; the next turn tries again.
      this.#parts.log.error({ tenant, err: error }, 'sending of scores failed');
      this.#resting.set(tenant, this.#parts.clock.now().getTime() + REST_MS);
    } finally {
      this.#running.delete(tenant);
    }
  }

  async #send(row: ScoreRow): Promise<void> {
    const { send, onTried, clock } = this.#parts;
    const begunAt = clock.now().getTime();
    const verdict = await send(row);
    onTried();
    const endedAt = clock.now().getTime();
    const took = endedAt - begunAt;
    if (took >= SLOW_ANSWER_MS) this.#slow.add(row.tenant);
    else this.#slow.delete(row.tenant);
    if (verdict?.kind === 'again' && took >= DOWN_AFTER_MS) this.#resting.set(row.tenant, endedAt + REST_MS);
  }
}

/** Round and round: whoever comes after the tenant that was served last is first. */
function inTurn(tenants: string[], last: string): string[] {
  const sorted = tenants.toSorted();
  return [...sorted.filter((one) => one > last), ...sorted.filter((one) => one <= last)];
}
