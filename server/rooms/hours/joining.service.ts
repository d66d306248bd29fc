import type { Clock } from '../../core/clock.ts';
import { AppError } from '../../core/errors.ts';
import type { Pair, Persons } from '../../core/persons.ts';
import type { Scope } from '../../core/scope.ts';
import { closeAsk } from './ask.rule.ts';
import type { AskStore } from './ask.store.ts';
import { isSame, joined, parted } from './joining.rule.ts';
import { takenLog } from './log.present.ts';
import { type LogRow, type LogStore, newLog } from './log.store.ts';

/** Whoever writes at the same moment is faster; then the log is read again. */
const ROUNDS = 8;

/** What the log knows of people, and how two entries of one person go together. */
export class JoiningService implements Persons {
  readonly #logs: LogStore;
  readonly #asks: Pick<AskStore, 'save'>;
  readonly #clock: Clock;

  constructor(logs: LogStore, asks: Pick<AskStore, 'save'>, clock: Clock) {
    this.#logs = logs;
    this.#asks = asks;
    this.#clock = clock;
  }

  async take(scope: Scope, person: string) {
    const log = await this.#logs.find(scope, person);
    return { mentoringLog: log ? takenLog(log) : null };
  }

  erase(scope: Scope, person: string): Promise<void> {
    return this.#logs.erase(scope, person);
  }

  async join(scope: Scope, pair: Pair): Promise<void> {
    await this.#closeAsks(scope, pair.from);
    await this.#change(scope, pair, joined);
  }

  part(scope: Scope, pair: Pair): Promise<void> {
    return this.#change(scope, pair, parted);
  }

  /** Their links would lead to a log that nobody reads any more: an answer would be thanked for, and lost. */
  async #closeAsks(scope: Scope, person: string): Promise<void> {
    for (let round = 0; round < ROUNDS; round += 1) {
      const log = await this.#logs.find(scope, person);
      if (!log?.asks.some(({ closed }) => closed === null)) return;
      const at = this.#clock.now();
      const asks = log.asks.map((ask) => (ask.closed === null ? closeAsk(ask, 'revoked', at) : ask));
      if (await this.#asks.save(log, asks)) return;
    }
    throw new AppError(409, 'conflict', { what: 'hours' });
  }

  async #change(scope: Scope, { from, into }: Pair, change: typeof joined): Promise<void> {
    const theirs = await this.#logs.find(scope, from);
    if (!theirs) return;
    for (let round = 0; round < ROUNDS; round += 1) {
      const own = await this.#logs.find(scope, into);
      const before = contentOf(own ?? newLog(scope, { person: into, testUser: theirs.testUser }));
      const after = change(before, contentOf(theirs));
      if (isSame(before, after)) return;
      if (!own) await this.#logs.begin(scope, { person: into, testUser: theirs.testUser });
      else if (await this.#logs.replace(own, after, this.#clock.now())) return;
    }
    throw new AppError(409, 'conflict', { what: 'hours' });
  }
}

const contentOf = ({ relationships, entries, closures, plan }: LogRow) => ({
  relationships,
  entries,
  closures,
  plan,
});
