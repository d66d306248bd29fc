import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import type { Scope } from '../../core/scope.ts';
import type { HouseView } from '../../house.ts';
import type { FormsService } from '../forms/forms.service.ts';
import type { Relationship } from './log.types.ts';
import { allTaggedAndDated, isDated } from './relationship.rule.ts';

interface Parts {
  house: Pick<HouseView, 'tell'>;
  forms: Pick<FormsService, 'answers'>;
  clock: Clock;
  log: Log;
}

interface Who extends Scope {
  person: string;
  testUser: boolean;
}

/** What steps of the course ask of the relationships in the log, told once it is there (ways of `targets.yaml`). */
export class StepService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Never rejects: what could not be told is told with the next change. */
  async look(who: Who, relationships: readonly Relationship[]): Promise<void> {
    const { log, clock } = this.#parts;
    try {
      if (allTaggedAndDated(relationships, clock.now())) await this.#tell(who, 'all-tagged-and-dated');
      if (await this.#hasBegun(who, relationships)) await this.#tell(who, 'two-labels-one-draft-one-date');
    } catch (error) {
      log.warn({ run: who.run, err: error }, 'what steps ask of relationships is not told yet');
    }
  }

  /** Two people to mentor, an agreement begun with one of them, a date with one of them. */
  async #hasBegun(who: Who, relationships: readonly Relationship[]): Promise<boolean> {
    const now = this.#parts.clock.now();
    if (relationships.length < 2 || !relationships.some((one) => isDated(one, now))) return false;
    if (relationships.some(({ agreement }) => agreement.mentorAt !== null)) return true;
    const ids = new Set(relationships.map(({ id }) => id));
    const answers = await this.#parts.forms.answers.listOf(who, who.person);
    return answers.some(({ form, subject }) => form === 'mentoring-agreement' && ids.has(subject));
  }

  async #tell({ tenant, run, person, testUser }: Who, what: string): Promise<void> {
    const { house, clock } = this.#parts;
    await house.tell({ tenant, run, person, testUser, what, at: clock.now() });
  }
}
