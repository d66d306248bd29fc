import type { Clock } from '../../core/clock.ts';
import { AppError } from '../../core/errors.ts';
import { randomId } from '../../core/hash.ts';
import type { Pair, Persons } from '../../core/persons.ts';
import type { Scope } from '../../core/scope.ts';
import type { CaseStore } from './case.store.ts';
import { isSame, joined, parted } from './joining.rule.ts';

/** Whoever writes at the same moment is faster; then their part is read again. */
const ROUNDS = 8;

type Value = Parameters<CaseStore['save']>[2]['value'];

/** What the room knows of people, and how two entries of one person go together. */
export class JoiningService implements Persons {
  readonly #store: CaseStore;
  readonly #clock: Clock;

  constructor(store: CaseStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  async take(scope: Scope, person: string) {
    const all = await this.#store.everythingOf(scope, person);
    return { businessCase: all.map(({ part, value, savedAt }) => ({ part, value, savedAt })) };
  }

  erase(scope: Scope, person: string): Promise<void> {
    return this.#store.eraseOf(scope, person);
  }

  /** `into` has the other's sections, and where both have written in one, both texts. Doing it again adds nothing. */
  async join(scope: Scope, { from, into }: Pair): Promise<void> {
    for (const theirs of await this.#store.everythingOf(scope, from))
      await this.#change(scope, { person: into, part: theirs.part }, (own) => joined(own, theirs.value));
  }

  /** What came from the other and is as it was goes again; what `into` has changed since is its own. */
  async part(scope: Scope, { from, into }: Pair): Promise<void> {
    for (const theirs of await this.#store.everythingOf(scope, from))
      await this.#change(scope, { person: into, part: theirs.part }, (own) => parted(own, theirs.value));
  }

  /** `undefined`: there is to be none. */
  async #change(
    scope: Scope,
    name: { person: string; part: string },
    next: (own: Value | undefined) => Value | undefined,
  ): Promise<void> {
    for (let round = 0; round < ROUNDS; round += 1) {
      const own = await this.#store.find(scope, name);
      const value = next(own?.value);
      if (isSame(value, own?.value)) return;
      if (!value) return this.#store.remove(scope, name);
      const change = { ...name, testUser: false, write: randomId(), value, savedAt: this.#clock.now() };
      if (await this.#store.save(scope, own ?? { revision: 0 }, change)) return;
    }
    throw new AppError(409, 'conflict', { what: 'business-case' });
  }
}
