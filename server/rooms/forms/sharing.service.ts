import type { Clock } from '../../core/clock.ts';
import { AppError, notFound } from '../../core/errors.ts';
import { isStaff } from '../../core/permissions.ts';
import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';
import { AUDIENCES } from '../../content/field.vocabulary.ts';
import type { PeopleService } from '../people/people.service.ts';
import { presentAverages, presentShared, presentToOthers } from './answer.present.ts';
import type { Lang } from './answer.rule.ts';
import type { AnswerStore } from './answer.store.ts';
import type { Answer, AnswerName } from './answer.types.ts';
import type { DefinitionService } from './definition.service.ts';
import type { ShownForm } from './form.rule.ts';
import { mayBeShared, type Audience } from './seen.rule.ts';

interface Parts {
  store: AnswerStore;
  definitions: DefinitionService;
  people: Pick<PeopleService, 'findPerson' | 'listEnrolments'>;
  clock: Clock;
}

interface Item {
  form: string;
  variant: string;
  subject: string;
  item: string;
}

/** People whose set or trio somebody is in. The room that makes them says it. */
export type GroupOf = (scope: Scope, person: string) => Promise<readonly string[]>;

/** Sharing, one item at a time, with one audience, until it is taken back. */
export class SharingService {
  readonly #parts: Parts;
  #groupOf: GroupOf = () => Promise.resolve([]);

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Until a room makes groups nobody is in one, and what is shared with a group waits for it. */
  groupsFrom(groupOf: GroupOf): void {
    this.#groupOf = groupOf;
  }

  async share(session: Session, item: Item, audience: string) {
    return this.#set(session, item, { audience, at: this.#parts.clock.now() });
  }

  async withdraw(session: Session, item: Item, audience: string) {
    return this.#set(session, item, { audience, at: null });
  }

  async #set(session: Session, { item, ...name }: Item, change: { audience: string; at: Date | null }) {
    const { definitions, store } = this.#parts;
    const form = await definitions.find(session, name);
    if (!isAudience(change.audience)) throw notFound('audience');
    const { audience } = change;
    // What was shared by an older version of the form can be taken back all the same.
    if (change.at && !mayBeShared(form, item, audience)) throw new AppError(409, 'not-to-share');
    const whose: AnswerName = { ...name, person: session.person };
    if (!(await store.share(session, whose, { item, audience, at: change.at }))) throw notFound('answer');
    const answer = await store.find(session, whose);
    return { shared: answer ? presentShared(form, answer) : [] };
  }

  /** Answers of which something is shared with whoever asks, as far as it is. Never of student view. */
  async withMe(session: Session) {
    const { store, people } = this.#parts;
    const audience: Audience = isStaff(session) ? 'trainer' : 'group';
    const [lang, group] = await Promise.all([
      this.#langOf(session),
      audience === 'group' ? this.#groupOf(session, session.person) : undefined,
    ]);
    const found = (await store.listShared(session, audience)).filter(
      ({ person, testUser }) =>
        !testUser && person !== session.person && (group === undefined || group.includes(person)),
    );
    const forms = await this.#formsOf(session, found);
    const authors = await people.listEnrolments(session, [...new Set(found.map(({ person }) => person))]);
    const answers = found.flatMap((answer) => {
      const form = forms.get(answer);
      const author = authors.find(({ person }) => person === answer.person);
      return form && author
        ? (presentToOthers(
            { form, answer, author: { name: author.name, number: author.number } },
            { audience, lang },
          ) ?? [])
        : [];
    });
    return { lang, answers };
  }

  /** Averages of a form for the cohort, by variant and field; nothing of a field that too few share. */
  async averages(session: Session, slug: string) {
    const { definitions, store, people } = this.#parts;
    const forms = (await definitions.shown(session)).filter((form) => form.slug === slug);
    const [first] = forms;
    if (!first) throw notFound('form');
    const answers = (await store.listShared(session, 'cohort')).filter(
      ({ form, testUser }) => form === slug && !testUser,
    );
    // Somebody with two entries counts once.
    const known = await people.listEnrolments(session, [...new Set(answers.map(({ person }) => person))]);
    const standing = new Set(known.map(({ person }) => person));
    return presentAverages(
      forms,
      answers.filter(({ person }) => standing.has(person)),
    );
  }

  async #formsOf(scope: Scope, answers: readonly Answer[]): Promise<Map<Answer, ShownForm>> {
    const forms = await this.#parts.definitions.shown(scope);
    return new Map(
      answers.flatMap((answer) => {
        const form = forms.find((one) => one.slug === answer.form && one.variant === answer.variant);
        return form ? [[answer, form] as const] : [];
      }),
    );
  }

  async #langOf(session: Session): Promise<Lang> {
    const person = await this.#parts.people.findPerson(session, session.person);
    return person?.lang ?? session.lang;
  }
}

const isAudience = (name: string): name is Audience => Object.hasOwn(AUDIENCES, name);
