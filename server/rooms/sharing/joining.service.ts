import type { Pair, Persons } from '../../core/persons.ts';
import type { Scope } from '../../core/scope.ts';
import type { AdaptationStore } from './adaptation.store.ts';
import type { ItemStore } from './item.store.ts';

/** What the room knows of people. Credits name things and no people, so whoever is forgotten is named by none. */
export class JoiningService implements Required<Persons> {
  readonly #items: ItemStore;
  readonly #adaptations: AdaptationStore;

  constructor(items: ItemStore, adaptations: AdaptationStore) {
    this.#items = items;
    this.#adaptations = adaptations;
  }

  async take(scope: Scope, person: string) {
    const [shared, copies] = await Promise.all([
      this.#items.contentsOf(scope, person),
      this.#adaptations.ofPerson(scope, person),
    ]);
    return {
      shared: shared.map(({ kind, part, audience, at, content }) => ({ kind, part, audience, at, content })),
      adapted: copies.map(({ kind, part, at, placedAt, state }) => ({ kind, part, at, placedAt, state })),
    };
  }

  /** What they shared goes. Copies that others took are the others'. */
  async erase(scope: Scope, person: string): Promise<void> {
    await this.#items.eraseOf(scope, person);
    await this.#adaptations.forget(scope, person);
  }

  async join(scope: Scope, pair: Pair): Promise<void> {
    await this.#items.join(scope, pair);
    await this.#adaptations.join(scope, pair);
  }

  async part(scope: Scope, pair: Pair): Promise<void> {
    await this.#items.part(scope, pair);
    await this.#adaptations.part(scope, pair);
  }
}
