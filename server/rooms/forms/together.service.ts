import type { Clock } from '../../core/clock.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import { AppError, notFound } from '../../core/errors.ts';
import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';
import type { PeopleService } from '../people/people.service.ts';
import { presentConflict } from './answer.present.ts';
import type { AnswerStore } from './answer.store.ts';
import type { AnswerName, Change } from './answer.types.ts';
import type { DefinitionService } from './definition.service.ts';
import { productOf, type ShownForm } from './form.rule.ts';
import { OWN } from './forms.policy.ts';
import type { Choice } from './source.service.ts';
import type { TellingService } from './telling.service.ts';

interface Parts {
  store: AnswerStore;
  definitions: DefinitionService;
  telling: TellingService;
  people: Pick<PeopleService, 'listEnrolments'>;
  clock: Clock;
}

/** Where an adoption keeps which text it was. */
const TEXT = 'adopted_revision';

/**
 * Forms that a run answers together: one answer, which trainers write as the cohort says. Whoever adopts it has an
 * answer of their own, which holds nothing but which text it was.
 */
export class TogetherService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** How the run's answer stands with this person: adopted or not, and by how many others. */
  async standing(session: Session, form: ShownForm) {
    const { store } = this.#parts;
    const [own, joint, adopters] = await Promise.all([
      store.find(session, nameOf(form, session.person)),
      store.find(session, nameOf(form, '')),
      this.#adopters(session, form),
    ]);
    return {
      adoptedAt: own?.finishedAt?.toISOString() ?? null,
      changedSince: own !== undefined && own.values[TEXT] !== (joint?.revision ?? 0),
      adopted: adopters.length,
    };
  }

  /** Adopts the text that the person has read; rejects with `conflict` and the newer one when it was changed since. */
  async adopt(
    session: Session,
    wanted: { form: string; variant: string },
    { write, revision, lang }: { write: string; revision: number; lang: Lang },
  ) {
    const { store, definitions, clock, telling } = this.#parts;
    const form = await definitions.find(session, wanted);
    if (!form.together) throw notFound('answer');
    const [joint, own] = await Promise.all([
      store.find(session, nameOf(form, '')),
      store.find(session, nameOf(form, session.person)),
    ]);
    const at = clock.now();
    if ((joint?.revision ?? 0) !== revision) throw new AppError(409, 'conflict', presentConflict(joint, at));
    const change = adoption(form, { write, lang, at, revision, testUser: session.testUser });
    const name = nameOf(form, session.person);
    const saved = await store.save(session, name, own?.revision ?? 0, change);
    // Undefined: the same person pressed in another window at this moment, and that is the adoption.
    if (saved !== undefined)
      await telling.tell({ ...scopeOf(session), name, ...change, what: [productOf(form)], revision: saved });
    return this.standing(session, form);
  }

  /** Everybody who has adopted it, by the names that the platform gives. */
  async members(scope: Scope, form: ShownForm): Promise<Choice[]> {
    const people = await this.#adopters(scope, form);
    return people.flatMap(({ person, name }) =>
      name === null ? [] : [{ key: person, label: { en: name, es: name } }],
    );
  }

  /** Somebody with two entries is one of them. */
  async #adopters(scope: Scope, { slug, variant }: ShownForm) {
    const names = await this.#parts.store.listFinished(scope, { form: slug, variant });
    const persons = names.flatMap(({ person }) => (person === '' ? [] : [person]));
    return this.#parts.people.listEnrolments(scope, persons);
  }
}

const scopeOf = ({ tenant, run }: Scope): Scope => ({ tenant, run });

const nameOf = ({ slug, variant }: ShownForm, person: string): AnswerName => ({
  person,
  form: slug,
  subject: OWN,
  variant,
});

const adoption = (
  form: ShownForm,
  { revision, ...given }: Pick<Change, 'write' | 'lang' | 'at' | 'testUser'> & { revision: number },
): Change => ({
  ...given,
  values: { [TEXT]: revision },
  gone: [],
  state: 'finished',
  version: form.version,
  finished: { whole: true, reading: null, parts: [], what: [productOf(form)] },
  audiences: [],
});
