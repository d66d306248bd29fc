import type { Clock } from '../../core/clock.ts';
import { notFound } from '../../core/errors.ts';
import { Memory } from '../../core/memory.ts';
import type { Scope } from '../../core/scope.ts';
import type { Library } from '../../content/library.ts';
import type { PeopleService } from '../people/people.service.ts';
import { formsOf } from './forms.content.ts';
import { applyVariant, PLAIN, type Form, type ShownForm } from './form.rule.ts';

/** A run goes over to another edition by somebody's word; a form of the last one is right for another minute. */
const EDITION_MS = 60_000;

interface Parts {
  people: Pick<PeopleService, 'findRun'>;
  library: Library;
  clock: Clock;
}

/** The forms of a run: those of its edition of the course. */
export class DefinitionService {
  readonly #parts: Parts;
  readonly #editions = new Memory<readonly Form[]>(EDITION_MS);

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** No command where the run was asked for within the minute. */
  async all(scope: Scope): Promise<readonly Form[]> {
    const now = this.#parts.clock.now();
    const key = JSON.stringify([scope.tenant, scope.run]);
    const known = this.#editions.get(key, now);
    if (known) return known;
    const run = await this.#parts.people.findRun(scope);
    const forms = formsOf(this.#parts.library.course(run.course, run.edition));
    this.#editions.set(key, forms, now);
    return forms;
  }

  /** Rejects with not-found. */
  async find(scope: Scope, { form, variant }: { form: string; variant: string }): Promise<ShownForm> {
    const found = (await this.all(scope)).find((one) => one.slug === form);
    const shown = found && applyVariant(found, variant);
    if (!shown) throw notFound('form');
    return shown;
  }

  /** Every form in every variant. */
  async shown(scope: Scope): Promise<ShownForm[]> {
    return (await this.all(scope)).flatMap((form) =>
      [PLAIN, ...form.variants.map(({ key }) => key)].flatMap((key) => applyVariant(form, key) ?? []),
    );
  }
}
