import type { Scope } from '../../core/scope.ts';
import type { PeopleService } from '../people/people.service.ts';
import type { ItemStore } from './item.store.ts';
import { presentAuthors, presentCredits, type Authors } from './sharing.present.ts';
import type { Credit } from './sharing.types.ts';

interface Parts {
  items: Pick<ItemStore, 'list'>;
  people: Pick<PeopleService, 'listEnrolments' | 'namesakesOf'>;
}

/** Whose things are whose, as people of a run know one another now: a name is kept nowhere. */
export class AuthorsService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Two commands, however many. Of somebody who has left there is nothing. */
  async of(scope: Scope, persons: readonly (string | undefined)[]): Promise<Authors> {
    const { people } = this.#parts;
    const known = [...new Set(persons)].filter((one) => one !== undefined);
    if (known.length === 0) return new Map();
    const enrolments = await people.listEnrolments(scope, known);
    const here = enrolments.filter(({ status }) => status === 'active');
    return presentAuthors(here, await people.namesakesOf(scope, here));
  }

  /** For each list of credits the people behind it. */
  async credits(scope: Scope, lists: readonly (readonly Credit[])[]) {
    const ids = lists.flatMap((credits) => credits.map(({ item }) => item));
    const items = await this.#parts.items.list(scope, ids);
    const authors = await this.of(
      scope,
      items.map(({ person }) => person),
    );
    const authorOf = new Map(items.map(({ id, person }) => [id, authors.get(person)] as const));
    return lists.map((credits) => presentCredits(credits, authorOf));
  }
}
