import type { Clock } from '../../core/clock.ts';
import { AppError } from '../../core/errors.ts';
import { randomId } from '../../core/hash.ts';
import type { Pair, Persons } from '../../core/persons.ts';
import type { Scope } from '../../core/scope.ts';
import type { DocumentKind, Documents } from './document.contract.ts';
import { together, without } from './document.rule.ts';
import type { DocumentStore, StoredDocument } from './document.store.ts';

/** Whoever writes at the same moment is faster; then their document is read again. */
const ROUNDS = 8;

type Value = Documents[DocumentKind];

/** What the portfolio knows of people, and how two entries of one person go together. */
export class JoiningService implements Persons {
  readonly #store: DocumentStore;
  readonly #clock: Clock;

  constructor(store: DocumentStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  async take(scope: Scope, person: string) {
    const all = await this.#store.listOf(scope, person);
    return { portfolio: all.map(({ kind, value, savedAt }) => ({ kind, value, savedAt })) };
  }

  erase(scope: Scope, person: string): Promise<void> {
    return this.#store.erase(scope, person);
  }

  /** `into` has the other's questions, pages and readings beside its own. Doing it again adds nothing: each has an id. */
  async join(scope: Scope, { from, into }: Pair): Promise<void> {
    for (const theirs of await this.#store.listOf(scope, from))
      await this.#change(scope, into, theirs, (own) =>
        own ? together(theirs.kind, own, theirs.value) : theirs.value,
      );
  }

  /** What came from the other and is as it was goes again; what `into` has changed since is its own. */
  async part(scope: Scope, { from, into }: Pair): Promise<void> {
    for (const theirs of await this.#store.listOf(scope, from))
      await this.#change(scope, into, theirs, (own) => {
        if (!own || isSame(own, theirs.value)) return undefined;
        return without(theirs.kind, own, theirs.value);
      });
  }

  /** `undefined`: there is to be none. */
  async #change(
    scope: Scope,
    person: string,
    { kind }: StoredDocument,
    next: (own: Value | undefined) => Value | undefined,
  ): Promise<void> {
    for (let round = 0; round < ROUNDS; round += 1) {
      const own = await this.#store.find(scope, person, kind);
      const value = next(own?.value);
      if (isSame(value, own?.value)) return;
      if (!value) return this.#store.remove(scope, person, kind);
      const change = { person, kind, testUser: false, write: randomId(), value, savedAt: this.#clock.now() };
      if (await this.#store.save(scope, own?.revision ?? 0, change)) return;
    }
    throw new AppError(409, 'conflict', { what: 'portfolio' });
  }
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
