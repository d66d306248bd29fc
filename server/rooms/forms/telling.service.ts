import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import type { HouseView } from '../../house.ts';
import type { AnswerStore } from './answer.store.ts';
import type { Untold } from './answer.types.ts';

/** What could not be told is told again after this. */
const TELL_AGAIN_MS = 60_000;

interface Parts {
  store: AnswerStore;
  house: Pick<HouseView, 'tell'>;
  clock: Clock;
  log: Log;
}

/**
 * Tells the house what somebody finished. The answer itself carries the marker until all is told, so a process that
 * ends in between loses nothing.
 */
export class TellingService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Never rejects: what fails is told by the job. */
  async tell(untold: Untold): Promise<void> {
    const { house, store, clock, log } = this.#parts;
    const { tenant, run, name, testUser, at } = untold;
    try {
      for (const what of untold.what)
        await house.tell({ tenant, run, person: name.person, testUser, what, subject: name.subject, at });
      await store.settle(untold);
    } catch (error) {
      await store.delay(untold, new Date(clock.now().getTime() + TELL_AGAIN_MS));
      log.warn({ run, err: error }, 'a finished form is not told yet');
    }
  }

  /** Tells what was finished longest ago; false when nothing is due. A job calls it. */
  async tellNext(): Promise<boolean> {
    const { store, clock } = this.#parts;
    const untold = await store.nextUntold(clock.now());
    if (!untold) return false;
    await this.tell(untold);
    return true;
  }
}
