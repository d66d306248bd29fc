import type { Clock } from '../../core/clock.ts';
import { dayIn, FIRST_DAWN } from '../../core/days.rule.ts';
import { AppError, notAllowed, notFound } from '../../core/errors.ts';
import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';
import type { PeopleService } from '../people/people.service.ts';
import { presentBeside, presentConflict, presentListed, presentOwn } from './answer.present.ts';
import { partOf, problems, type Lang, type Problem, type ShownForm } from './answer.rule.ts';
import type { AnswerStore } from './answer.store.ts';
import type { Answer, AnswerName } from './answer.types.ts';
import type { DefinitionService } from './definition.service.ts';
import { changeOf, finishedBy, type Writing } from './change.rule.ts';
import { isFilledInReadings, PLAIN } from './form.rule.ts';
import { mayWrite, OWN } from './forms.policy.ts';
import type { Gate, FormRoom, GateService, OpenForm } from './gate.service.ts';
import type { SourceService } from './source.service.ts';
import type { TellingService } from './telling.service.ts';
import type { TogetherService } from './together.service.ts';

interface Parts {
  store: AnswerStore;
  definitions: DefinitionService;
  gates: GateService;
  sources: SourceService;
  together: TogetherService;
  people: Pick<PeopleService, 'findPerson'>;
  telling: TellingService;
  clock: Clock;
}

export interface Name {
  form: string;
  variant: string;
  subject: string;
}

interface Stored {
  /** The person's choice to store what otherwise stays on their device. */
  store?: true | undefined;
}

export interface Saved {
  revision: number;
  savedAt: string;
  state: Answer['state'];
  problems: Problem[];
}

/** People's answers to forms. */
export class AnswerService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Two commands beside the session's, more only where the form asks for lists of people. */
  async open(session: Session, name: Name) {
    const { store, sources, together } = this.#parts;
    const { form, starts, lists: given } = await this.#open(session, name);
    const variants = [form.variant, ...form.beside];
    const whose = nameOf(session, form, name.subject);
    const [lang, found, lists, joint] = await Promise.all([
      this.#langOf(session),
      store.findVariants(session, whose, variants),
      sources.of(session, form),
      form.together ? together.standing(session, form) : null,
    ]);
    const answer = found.find(({ variant }) => variant === form.variant);
    // Blind until it is finished: an earlier reading would be copied.
    const readings = answer?.finishedAt ? found.filter((one) => one !== answer) : [];
    return {
      lang,
      form,
      answer: presentOwn(form, answer),
      beside: presentBeside(readings),
      starts,
      sources: { ...lists, ...given },
      together: joint && { ...joint, writes: mayWrite(session, form, name.subject) },
    };
  }

  /** Two commands with the session's. Rejects with `conflict` and the newer answer where somebody was faster. */
  async save(session: Session, name: Name, writing: Writing & Stored): Promise<Saved> {
    const form = await this.#writable(session, name, writing);
    const { clock, store, telling, gates } = this.#parts;
    const shown = writing.part === undefined ? form : partOf(form, writing.part);
    if (!shown) throw notFound('part');
    const at = clock.now();
    const today = dayIn(FIRST_DAWN, at);
    const missing = writing.finish ? problems(shown, writing.values, today) : [];
    const finished =
      writing.finish && missing.length === 0 ? finishedBy(form, shown, writing, today) : undefined;
    const change = changeOf(form, shown, writing, { at, testUser: session.testUser, finished });
    const whose = nameOf(session, form, name.subject);
    const revision = await store.save(session, whose, writing.revision, change);
    if (revision === undefined) return this.#again(session, whose, writing, missing);
    if (writing.revision === 0) await gates.began(session, form, name.subject);
    if (change.finished?.what.length)
      await telling.tell({
        ...scopeOf(session),
        name: whose,
        ...change,
        what: change.finished.what,
        revision,
      });
    return { revision, savedAt: at.toISOString(), state: change.state, problems: missing };
  }

  /** The same write once more is answered as it was; any other one that was too slow gets what stands there. */
  async #again(session: Session, name: AnswerName, writing: Writing, missing: Problem[]): Promise<Saved> {
    const { store, clock } = this.#parts;
    const before = await store.findWrite(session, name, writing.write);
    if (before)
      return {
        revision: before.revision,
        savedAt: before.at.toISOString(),
        state: before.state,
        problems: missing,
      };
    const stands = await store.find(session, name);
    throw new AppError(409, 'conflict', presentConflict(stands, clock.now()));
  }

  async #writable(session: Session, name: Name, writing: Writing & Stored): Promise<ShownForm> {
    const { form } = await this.#open(session, name, { typing: !writing.finish });
    if (!mayWrite(session, form, name.subject)) throw notAllowed();
    // On paper alone it needs no subject.
    if (form.opens_in !== 'forms' && name.subject === OWN)
      throw new AppError(409, 'opens-elsewhere', { room: form.opens_in });
    if (form.kept_on === 'device' && !writing.store) throw new AppError(409, 'kept-on-device');
    return form;
  }

  /** The form with what its room says of the subject. */
  async #open(session: Session, name: Name, { typing = false } = {}): Promise<OpenForm> {
    const form = await this.#parts.definitions.find(session, name);
    return this.#parts.gates.open(session, form, { subject: name.subject, typing });
  }

  async forget(session: Session, name: Name): Promise<void> {
    const { definitions, store, gates } = this.#parts;
    const form = await definitions.find(session, name);
    await store.forget(session, { ...name, person: session.person, form: form.slug });
    await gates.forgot(session, form, name.subject);
  }

  /** Forms of this room open from now on, to those and for those things that the gate says. */
  openTo(room: FormRoom, gate: Gate): void {
    this.#parts.gates.openTo(room, gate);
  }

  /** All that somebody has answered, for the room that their things are in. */
  listOf(scope: Scope, person: string): Promise<Answer[]> {
    return this.#parts.store.listOf(scope, person);
  }

  /** One answer as it stands, with its form, for the room that it opens in. */
  async read(scope: Scope, person: string, of: { form: string; subject: string; variant?: string }) {
    const { definitions, store } = this.#parts;
    const name = { variant: PLAIN, ...of };
    const form = await definitions.find(scope, name);
    const answer = await store.find(scope, { ...name, person });
    return { form, answer };
  }

  /** How far somebody is with a form; undefined where the course has none of that name. One command. */
  async stateOf(scope: Scope, person: string, { form, subject }: { form: string; subject: string }) {
    const { definitions, store } = this.#parts;
    const forms = await definitions.all(scope);
    if (!forms.some(({ slug }) => slug === form)) return undefined;
    const answer = await store.find(scope, { person, form, subject, variant: PLAIN });
    if (!answer) return 'blank' as const;
    return answer.finishedAt === null ? ('draft' as const) : ('finished' as const);
  }

  /** The form as a file: blank, or with the person's own answers as they stand. */
  async document(session: Session, name: Name, { lang, blank }: { lang: Lang; blank: boolean }) {
    const { store, sources } = this.#parts;
    const { form, lists: given } = await this.#open(session, name);
    const [answer, lists] = await Promise.all([
      blank ? undefined : store.find(session, nameOf(session, form, name.subject)),
      sources.of(session, form),
    ]);
    if (!blank && !answer) throw notFound('answer');
    // A library of some weight, for something that is asked for now and then.
    const { formDocument } = await import('./form-document.ts');
    const bytes = await formDocument({ form, values: answer?.values, lang, sources: { ...lists, ...given } });
    return { name: `${form.slug}.${lang}.docx`, bytes };
  }

  /** Own answers, newest first, then the forms that open here and have none. */
  async list(session: Session) {
    const { definitions, store } = this.#parts;
    const [forms, answers, lang] = await Promise.all([
      definitions.shown(session),
      store.listOf(session, session.person),
      this.#langOf(session),
    ]);
    const formOf = ({ form, variant }: Answer) =>
      forms.find((one) => one.slug === form && one.variant === variant);
    const given = answers.flatMap((answer) => {
      const form = formOf(answer);
      return form ? [{ form, subject: answer.subject, answer }] : [];
    });
    const blank = forms
      .filter((form) => form.opens_in === 'forms' && !given.some((one) => one.form === form))
      .filter((form) => !isFilledInReadings(form, forms))
      .map((form) => ({ form, subject: OWN, answer: undefined }));
    return { lang, forms: [...given, ...blank].map((one) => presentListed(one, lang)) };
  }

  async #langOf(session: Session): Promise<Lang> {
    const person = await this.#parts.people.findPerson(session, session.person);
    return person?.lang ?? session.lang;
  }
}

const scopeOf = ({ tenant, run }: Session) => ({ tenant, run });

/** Whose answer it is: the person's, or the run's. */
const nameOf = ({ person }: Session, form: ShownForm, subject: string): AnswerName => ({
  person: form.together ? '' : person,
  form: form.slug,
  subject,
  variant: form.variant,
});
