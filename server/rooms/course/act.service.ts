import type { Course } from '../../content/course.types.ts';
import type { Clock } from '../../core/clock.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import { AppError, notFound } from '../../core/errors.ts';
import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';
import type { PeopleService } from '../people/people.service.ts';
import { presentActs } from './act.present.ts';
import type { Outcome } from './act.rule.ts';
import type { Act, ActPlace, ActStore } from './act.store.ts';
import type { CompletionService } from './completion.service.ts';
import { calendarAt, lastDayOfModule } from './course-week.rule.ts';
import { findStep, type StepName } from './course.rule.ts';

interface Parts {
  store: ActStore;
  people: Pick<PeopleService, 'findRun' | 'findPerson'>;
  course: Pick<CompletionService, 'courseOf'>;
  clock: Clock;
}

/** A write over what stands. */
interface Write<Value> {
  write: string;
  revision: number;
  value: Value;
}

/** What people take to work from the steps, and what came back of it. */
export class ActService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async ofStep(session: Session, name: StepName) {
    const { store, people } = this.#parts;
    const step = `${name.module}/${name.step}`;
    const [about, act, run] = await Promise.all([
      this.#about(session),
      store.find(session, { person: session.person, step }),
      people.findRun(session),
    ]);
    const calendar = calendarAt(about.course, run, this.#parts.clock.now());
    const [shown] = presentActs(session, act ? [act] : [], about);
    return { act: shown ?? null, moduleEnds: lastDayOfModule(about.course, calendar, name.module) };
  }

  /** Acts of the modules before this one: which of them is asked about depends on the reader's own day. */
  async before(session: Session, module: string) {
    const about = await this.#about(session);
    const at = about.course.modules.findIndex(({ slug }) => slug === module);
    if (at < 0) throw notFound('module');
    const earlier = new Set(about.course.modules.slice(0, at).map(({ slug }) => slug));
    const acts = await this.#parts.store.listOf(session, session.person);
    const asked = acts.filter(({ step }) => earlier.has(step.split('/')[0] ?? ''));
    return { acts: presentActs(session, asked, about) };
  }

  /**
   * One write. One over a revision that is no longer the newest does nothing: it was done before, or the answer has the
   * newer text.
   */
  async save(
    session: Session,
    name: StepName,
    { value, ...sent }: Write<{ text: string; by: string | null }>,
  ) {
    const step = await this.#stepOf(session, name);
    const place = { person: session.person, step };
    const savedAt = this.#parts.clock.now();
    const change = { ...value, ...sent, savedAt };
    const saved = await this.#parts.store.save(session, { ...place, testUser: session.testUser }, change);
    if (saved) return { revision: sent.revision + 1, savedAt: savedAt.toISOString() };
    return this.#notSaved(session, place, sent.write, actNow);
  }

  /** Says what became of it, in the same way. */
  async answer(
    session: Session,
    name: StepName,
    { value, ...sent }: Write<{ outcome: Outcome | null; line: string }>,
  ) {
    const place = { person: session.person, step: `${name.module}/${name.step}` };
    const savedAt = this.#parts.clock.now();
    const saved = await this.#parts.store.saveAnswer(session, place, { ...value, ...sent, savedAt });
    if (saved) return { revision: sent.revision + 1, savedAt: savedAt.toISOString() };
    return this.#notSaved(session, place, sent.write, answerNow);
  }

  /** How many acts somebody has written and how many came back: all that others are told. */
  async countsOf(scope: Scope, person: string): Promise<{ taken: number; back: number }> {
    const acts = (await this.#parts.store.listOf(scope, person)).filter(({ text }) => text.trim() !== '');
    return { taken: acts.length, back: acts.filter(({ outcome }) => outcome !== null).length };
  }

  /** What somebody meant to do at work and says they did, the earliest first: for a record of their own. */
  async doneBy(scope: Scope, person: string): Promise<{ module: string; text: string }[]> {
    const acts = await this.#parts.store.listOf(scope, person);
    return acts
      .filter(({ text, outcome }) => text.trim() !== '' && (outcome === 'did' || outcome === 'partly'))
      .toSorted((one, other) => one.writtenAt.getTime() - other.writtenAt.getTime())
      .map(({ step, text }) => ({ module: step.split('/')[0] ?? '', text }));
  }

  async #notSaved(
    session: Session,
    place: ActPlace,
    write: string,
    now: (act: Act) => { revision: number; savedAt: Date | null; value: object },
  ) {
    const { act, done } = await this.#parts.store.afterWrite(session, place, write);
    if (done) return { revision: done.revision, savedAt: done.savedAt.toISOString() };
    if (!act) throw notFound('act');
    const { revision, savedAt, value } = now(act);
    throw new AppError(409, 'conflict', { value, revision, savedAt: savedAt?.toISOString() ?? '' });
  }

  async #stepOf(session: Session, name: StepName): Promise<string> {
    const step = findStep(await this.#parts.course.courseOf(session), name);
    if (!step) throw notFound('step');
    return step.key;
  }

  /** A language chosen by the person wins over that of the launch. */
  async #about(session: Session): Promise<{ course: Course; lang: Lang }> {
    const [course, person] = await Promise.all([
      this.#parts.course.courseOf(session),
      this.#parts.people.findPerson(session, session.person),
    ]);
    return { course, lang: person?.lang ?? session.lang };
  }
}

const actNow = ({ text, by, revision, writtenAt }: Act) => ({
  value: { text, by },
  revision,
  savedAt: writtenAt,
});

const answerNow = ({ outcome, line, answerRevision, cameBackAt }: Act) => ({
  value: { outcome, line },
  revision: answerRevision,
  savedAt: cameBackAt,
});
