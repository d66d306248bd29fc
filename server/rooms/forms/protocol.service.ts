import type { Clock } from '../../core/clock.ts';
import { dayIn, FIRST_DAWN } from '../../core/days.rule.ts';
import type { Session } from '../../core/session.ts';
import type { PeopleService } from '../people/people.service.ts';
import { rowsOf, startValues } from './answer.rule.ts';
import type { AnswerStore } from './answer.store.ts';
import type { DefinitionService } from './definition.service.ts';
import { OWN } from './forms.policy.ts';

interface Parts {
  store: AnswerStore;
  definitions: DefinitionService;
  people: Pick<PeopleService, 'findPerson'>;
  clock: Clock;
}

/** Where the protocol of a cohort stands among the forms of a course. A course without it has none. */
const PROTOCOL = { form: 'set-ground-rules', variant: 'cohort-protocol' };
const RULES = 'rules';
const RULE = 'rule';

/** What a cohort has agreed on, for the places where it talks. */
export class ProtocolService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * Its rules, line by line, as everybody reads them in the form: what the trainers have written down so far, and until
   * then what is proposed, in the reader's language. One command, one more for the language while nobody has written.
   */
  async lines(asker: Session): Promise<string[]> {
    const { store, definitions } = this.#parts;
    const form = (await definitions.shown(asker)).find(
      ({ slug, variant }) => slug === PROTOCOL.form && variant === PROTOCOL.variant,
    );
    if (!form) return [];
    const written = await store.find(asker, { person: '', subject: OWN, ...PROTOCOL });
    const values = written?.values ?? startValues(form, await this.#langOf(asker), this.#today());
    return rowsOf(values[RULES]).flatMap(({ cells: { [RULE]: line } }) =>
      typeof line === 'string' && line.trim() !== '' ? [line.trim()] : [],
    );
  }

  async #langOf(asker: Session) {
    return (await this.#parts.people.findPerson(asker, asker.person))?.lang ?? asker.lang;
  }

  #today(): string {
    return dayIn(FIRST_DAWN, this.#parts.clock.now());
  }
}
