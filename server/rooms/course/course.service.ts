import type { Clock } from '../../core/clock.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import { AppError, notAllowed, notFound } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import { Memory } from '../../core/memory.ts';
import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';
import { dayIn } from '../../core/days.rule.ts';
import type { GradeService } from '../grade/grade.service.ts';
import type { PeopleService, Run } from '../people/people.service.ts';
import type { Library } from '../../content/library.ts';
import { marksThemselves, seesTrainerBlocks } from './course.policy.ts';
import {
  landingOf,
  presentModules,
  presentPickables,
  presentRoadMap,
  presentStep,
} from './course.present.ts';
import { calendarOf } from './course-week.rule.ts';
import {
  creditedMinutes,
  findStep,
  marksMap,
  stepsInOrder,
  tallyOf,
  type Marks,
  type StepName,
  type Tally,
} from './course.rule.ts';
import type { CourseStore, Mark, Progress } from './course.store.ts';
import type { Course, Step } from '../../content/course.types.ts';

interface Parts {
  store: CourseStore;
  people: Pick<PeopleService, 'findRun' | 'findPerson' | 'noteChange'>;
  library: Library;
  /** Rooms of the program that exist: they judge the steps whose product they keep. */
  rooms: ReadonlySet<string>;
  clock: Clock;
  log: Log;
  grade: Pick<GradeService, 'schedule'>;
}

/** Two tabs that mark at once: the slower one reads again. More rounds than this are no accident. */
const ROUNDS = 8;
/** A press that took longer to arrive has waited for a network, and something newer may have come before it. */
const LATE_MS = 2_000;
/** Beyond this a press counts as pressed then: nobody is away from a network for longer. */
const WAITED_AT_MOST_MS = 30 * 86_400_000;
/** A change that could not be handed over is tried again after this. */
const HAND_OVER_AGAIN_MS = 60_000;

/** Modules, steps and what a person has done of them. */
export class CourseService {
  readonly #parts: Parts;
  /** A run keeps its course and its edition for good, so it is asked for once. */
  readonly #courses = new Memory<Course>(Number.POSITIVE_INFINITY);

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async modules(session: Session) {
    const [{ course }, lang] = await Promise.all([this.#runOf(session), this.#langOf(session)]);
    return presentModules(course, lang);
  }

  async roadMap(session: Session, now: Date) {
    const [{ course, run }, lang, marks] = await Promise.all([
      this.#runOf(session),
      this.#langOf(session),
      this.#marksOf(session, session.person),
    ]);
    const calendar = calendarOf(course, run.startsOn, dayIn(run.timeZone, now));
    return presentRoadMap({ course, marks, lang }, calendar);
  }

  /** Rejects with not-found when the run's edition has no such step. */
  async step(session: Session, name: StepName) {
    const [{ course }, lang, marks] = await Promise.all([
      this.#runOf(session),
      this.#langOf(session),
      this.#marksOf(session, session.person),
    ]);
    const step = findStep(course, name);
    if (!step) throw notFound('step');
    const markable = marksThemselves(course, step, this.#parts.rooms);
    return presentStep({ course, marks, lang }, step, { staff: seesTrainerBlocks(session), markable });
  }

  /**
   * Marks a step as done or takes that back; marking twice is marking once. One write carries the mark, its line in
   * the history and the note for the gradebook, so none is ever without the others; a job hands the note over.
   */
  async mark(
    session: Session,
    name: StepName,
    { done, waited = 0 }: { done: boolean; waited?: number },
  ): Promise<{ done: boolean; minutesDone: number }> {
    const course = await this.#courseOf(session);
    const step = findStep(course, name);
    if (!step) throw notFound('step');
    if (!marksThemselves(course, step, this.#parts.rooms)) throw notAllowed();
    const at = new Date(this.#parts.clock.now().getTime() - Math.min(waited, WAITED_AT_MOST_MS));
    for (let round = 0; round < ROUNDS; round++) {
      const seen = await this.#parts.store.findProgress(session, session.person);
      const overtaken = waited > LATE_MS && (await this.#changedAfter(session, step, at));
      const stands = seen?.marks.some((mark) => mark.step === step.key) ?? false;
      const result = await this.#tryMark(session, {
        course,
        step,
        done: overtaken ? stands : done,
        seen,
        at,
      });
      if (result) return result;
    }
    throw new AppError(409, 'conflict', { what: 'step' });
  }

  async #changedAfter(session: Session, step: Step, at: Date): Promise<boolean> {
    const last = await this.#parts.store.lastChange(session, session.person, step.key);
    return last !== undefined && last > at;
  }

  async #tryMark(
    session: Session,
    wanted: { course: Course; step: Step; done: boolean; seen: Progress | undefined; at: Date },
  ): Promise<{ done: boolean; minutesDone: number } | undefined> {
    const { course, step, done, seen, at } = wanted;
    const before = seen?.marks ?? [];
    if (before.some((mark) => mark.step === step.key) === done) {
      return { done, minutesDone: creditedMinutes(course, marksMap(before)) };
    }
    const now = this.#parts.clock.now();
    const others = before.filter((mark) => mark.step !== step.key);
    const mark: Mark = { step: step.key, at, minutes: step.minutes, version: step.version };
    const marks = done ? [...others, mark] : others;
    const tally = tallyOf(course, marks);
    const minutes = tally.minutesDone;
    const saved = await this.#parts.store.save(session, seen, {
      person: session.person,
      testUser: session.testUser,
      marks,
      tally,
      entry: { step: step.key, done, at, minutes: step.minutes },
      // Student view marks steps like a learner, and nobody hears of it.
      pending: session.testUser ? null : { minutes, changedAt: now, dueAt: now },
    });
    return saved ? { done, minutesDone: minutes } : undefined;
  }

  /** Steps and minutes of these people, or of everybody who has marked anything, as counted with their last mark. */
  tallies(scope: Scope, persons?: readonly string[]): Promise<Map<string, Tally>> {
    return this.#parts.store.tallies(scope, persons);
  }

  /** What there is to do in a run, and where it stands in its time. */
  async totals(scope: Scope) {
    const { course, run } = await this.#runOf(scope);
    const calendar = calendarOf(course, run.startsOn, dayIn(run.timeZone, this.#parts.clock.now()));
    return { steps: stepsInOrder(course).length, minutes: course.minutes, calendar, run };
  }

  /** Steps a person has done, in the order of the course; titles in the language of whoever asks. */
  async stepsDone(scope: Scope & { lang?: Lang }, person: string) {
    const [{ course }, marks] = await Promise.all([this.#runOf(scope), this.#marksOf(scope, person)]);
    return stepsInOrder(course).flatMap(({ module, step }) => {
      const mark = marks.get(step.key);
      if (!mark) return [];
      return [
        {
          number: step.number,
          module: module.slug,
          step: step.slug,
          title: step.title[scope.lang ?? 'en'],
          minutes: mark.minutes,
          doneAt: mark.at.toISOString(),
        },
      ];
    });
  }

  /**
   * Hands the change that has waited longest to the grade room; false when none is due. A job calls it. The marker
   * stays when the grade room cannot be reached.
   */
  async handOverNext(): Promise<boolean> {
    const { store, people, grade, clock, log } = this.#parts;
    const waiting = await store.nextPending(clock.now());
    if (!waiting) return false;
    const { person, minutes, changedAt, revision } = waiting;
    const score = { person, value: minutes, final: true, comment: null, changedAt, revision };
    try {
      await people.noteChange(waiting, person);
      await grade.schedule(waiting, { lineItem: 'guided-minutes', ...score });
      await store.settlePending(waiting);
    } catch (error) {
      await store.delayPending(waiting, new Date(clock.now().getTime() + HAND_OVER_AGAIN_MS));
      log.warn({ run: waiting.run, err: error }, 'minutes not handed over');
    }
    return true;
  }

  /** Address in the client of a link's content id, in the edition that the run keeps; see `landingOf`. */
  landing(contentId: string, run: { course: string; edition: number }): string | undefined {
    return landingOf(this.#parts.library.course(run.course, run.edition), contentId);
  }

  /** What a teacher can link to, of the edition that the run keeps. */
  async pickables(scope: Scope & { lang: Lang }) {
    return presentPickables((await this.#runOf(scope)).course, scope.lang);
  }

  async #courseOf(scope: Scope): Promise<Course> {
    const now = this.#parts.clock.now();
    const key = JSON.stringify([scope.tenant, scope.run]);
    const known = this.#courses.get(key, now);
    if (known) return known;
    const { course } = await this.#runOf(scope);
    this.#courses.set(key, course, now);
    return course;
  }

  async #runOf(scope: Scope): Promise<{ course: Course; run: Run }> {
    const run = await this.#parts.people.findRun(scope);
    return { course: this.#parts.library.course(run.course, run.edition), run };
  }

  /** A language chosen by the person wins over that of the launch. */
  async #langOf(session: Session): Promise<Lang> {
    const person = await this.#parts.people.findPerson(session, session.person);
    return person?.lang ?? session.lang;
  }

  async #marksOf(scope: Scope, person: string): Promise<Marks> {
    return marksMap((await this.#parts.store.findProgress(scope, person))?.marks ?? []);
  }
}
