import type { Course, Step } from '../../content/course.types.ts';
import type { Library } from '../../content/library.ts';
import type { Clock } from '../../core/clock.ts';
import { AppError, notAllowed, notFound } from '../../core/errors.ts';
import { Memory } from '../../core/memory.ts';
import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';
import type { PeopleService } from '../people/people.service.ts';
import { isMadeAgain, isState, stepsCompletedBy, tookBackSince, undoneAfter } from './completion.rule.ts';
import { mayMark } from './course.policy.ts';
import { creditedMinutes, findStep, marksMap, stepsInOrder, tallyOf, type StepName } from './course.rule.ts';
import type { CourseStore, Mark, Progress } from './course.store.ts';
import { shutFor } from './locked-order.rule.ts';
import { ownWay } from './visit.rule.ts';

interface Parts {
  store: CourseStore;
  people: Pick<PeopleService, 'findRun' | 'settings'>;
  library: Library;
  /** Rooms of the program that exist: they judge the steps whose product they keep. */
  rooms: ReadonlySet<string>;
  clock: Clock;
}

/** Whose step it is. Student view completes steps like a learner, and nobody hears of it. */
interface Doer {
  person: string;
  testUser: boolean;
}

/** Something that somebody made, by the name that steps give it in `flows_to`. */
interface MadeProduct extends Scope, Doer {
  what: string;
  at: Date;
}

export interface Marked {
  done: boolean;
  minutesDone: number;
}

/** Two tabs that mark at once: the slower one reads again. More rounds than this are no accident. */
const ROUNDS = 8;
/** A press that took longer to arrive has waited for a network, and something newer may have come before it. */
const LATE_MS = 2_000;
/** Beyond this a press counts as pressed then: nobody is away from a network for longer. */
const WAITED_AT_MOST_MS = 30 * 86_400_000;

/** How long a process trusts that a run goes through the same edition: a trainer may take it to a newer one. */
const EDITION_MS = 60_000;

/** When steps are done: because the learner says so, or because their product exists (rule L1). */
export class CompletionService {
  readonly #parts: Parts;
  readonly #courses = new Memory<Course>(EDITION_MS);

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * The learner marks a step as done or takes that back; marking twice is marking once. A mark that a room made can be
   * taken back too, and from then on it is the learner's.
   */
  async mark(
    session: Session,
    name: StepName,
    { done, waited = 0 }: { done: boolean; waited?: number },
  ): Promise<Marked> {
    const course = await this.courseOf(session);
    const step = findStep(course, name);
    if (!step) throw notFound('step');
    const at = pressedAt(this.#parts.clock.now(), waited);
    return this.#untilSaved(session, session, course, async (seen) => {
      const stands = isMarked(seen, step);
      if (done) await this.#refuseShut(session, { course, step, seen });
      const overtaken = waited > LATE_MS && (await this.#changedAfter(session, step, at));
      if (!stands && !mayMark(step, { rooms: this.#parts.rooms, undone: seen?.undone ?? [] }))
        throw notAllowed();
      return { step, at, done: overtaken ? stands : done };
    });
  }

  /**
   * Marks a step as done because its product exists since `at`. Doing it again changes nothing, and neither does a
   * product of before the learner took the mark back. Answers whether the step is done now.
   */
  complete(scope: Scope, who: Doer, stepKey: string, at: Date): Promise<boolean> {
    return this.#complete(scope, who, stepKey, { at, made: at });
  }

  /** A room takes back what it said: the product does not exist after all. The mark does not become the learner's. */
  async withdraw(scope: Scope, who: Doer, stepKey: string): Promise<boolean> {
    const course = await this.courseOf(scope);
    const found = stepsInOrder(course).find(({ step }) => step.key === stepKey);
    if (!found) return false;
    const { step } = found;
    const at = this.#parts.clock.now();
    const { done } = await this.#untilSaved(scope, who, course, () => ({
      step,
      at,
      done: false,
      byRoom: true,
    }));
    return done;
  }

  async #complete(
    scope: Scope,
    who: Doer,
    stepKey: string,
    { at, made }: { at: Date; made: Date | null },
  ): Promise<boolean> {
    const course = await this.courseOf(scope);
    const found = stepsInOrder(course).find(({ step }) => step.key === stepKey);
    // A product of an edition that the run no longer has: nothing is left to mark.
    if (!found) return false;
    const { step } = found;
    const { done } = await this.#untilSaved(scope, who, course, (seen) => ({
      step,
      at,
      done: isMarked(seen, step) || !tookBackSince(seen?.undone ?? [], stepKey, made),
    }));
    return done;
  }

  /** Something was made in a room below this one: the steps that wait for it are done. */
  async hears(made: MadeProduct): Promise<void> {
    const course = await this.courseOf(made);
    const marks = isMadeAgain(made.what) ? await this.#marksOf(made) : undefined;
    const since = { at: made.at, made: isState(made.what) ? null : made.at };
    for (const step of stepsCompletedBy(course, made.what, marks))
      await this.#complete(made, made, step.key, since);
  }

  async #marksOf({ person, ...scope }: MadeProduct): Promise<ReadonlySet<string>> {
    const progress = await this.#parts.store.findProgress(scope, person);
    return new Set(progress?.marks.map(({ step }) => step));
  }

  /** The run goes through another edition from now on. */
  forget(scope: Scope): void {
    this.#courses.drop(courseKey(scope));
  }

  async courseOf(scope: Scope): Promise<Course> {
    const { clock, people, library } = this.#parts;
    const now = clock.now();
    const key = courseKey(scope);
    const known = this.#courses.get(key, now);
    if (known) return known;
    const run = await people.findRun(scope);
    const course = library.course(run.course, run.edition);
    this.#courses.set(key, course, now);
    return course;
  }

  /** What may not be opened yet cannot be marked either; rejects with step-shut. */
  async #refuseShut(scope: Scope, { course, step, seen }: Wanted): Promise<void> {
    const { people, clock } = this.#parts;
    const settings = await people.settings.of(scope, clock.now());
    const before = shutFor(course, step, ownWay({ settings }, seen));
    if (before) throw new AppError(403, 'step-shut', { before: before.number });
  }

  async #changedAfter(session: Session, step: Step, at: Date): Promise<boolean> {
    const last = await this.#parts.store.lastChange(session, session.person, step.key);
    return last !== undefined && last > at;
  }

  /** Reads, lets the caller decide, writes; again when somebody was faster. */
  async #untilSaved(
    scope: Scope,
    who: Doer,
    course: Course,
    decide: (seen: Progress | undefined) => Decision | Promise<Decision>,
  ): Promise<Marked> {
    for (let round = 0; round < ROUNDS; round++) {
      const seen = await this.#parts.store.findProgress(scope, who.person);
      const saved = await this.#save(scope, who, seen, { course, ...(await decide(seen)) });
      if (saved) return saved;
    }
    throw new AppError(409, 'conflict', { what: 'step' });
  }

  /**
   * One write carries the mark, its line in the history and the note for the gradebook, so none is ever without the
   * others; a job hands the note over. Undefined when somebody was faster.
   */
  async #save(
    scope: Scope,
    { person, testUser }: Doer,
    seen: Progress | undefined,
    { course, step, done, at, byRoom = false }: Decision & { course: Course },
  ): Promise<Marked | undefined> {
    const before = seen?.marks ?? [];
    if (isMarked(seen, step) === done)
      return { done, minutesDone: creditedMinutes(course, marksMap(before)) };
    const now = this.#parts.clock.now();
    const others = before.filter((mark) => mark.step !== step.key);
    const mark: Mark = { step: step.key, at, minutes: step.minutes, version: step.version };
    const marks = done ? [...others, mark] : others;
    const tally = tallyOf(course, marks, seen?.skipped ?? []);
    const minutes = tally.minutesDone;
    const saved = await this.#parts.store.save(scope, seen, {
      person,
      testUser,
      marks,
      undone: byRoom ? (seen?.undone ?? []) : undoneAfter(seen?.undone ?? [], { step: step.key, done, at }),
      tally,
      entry: { step: step.key, done, at, minutes: step.minutes },
      // Student view marks steps like a learner, and nobody hears of it.
      pending: testUser ? null : { minutes, changedAt: now, dueAt: now },
    });
    return saved ? { done, minutesDone: minutes } : undefined;
  }
}

interface Wanted {
  course: Course;
  step: Step;
  seen: Progress | undefined;
}

interface Decision {
  step: Step;
  done: boolean;
  at: Date;
  /** Not the learner takes it back. */
  byRoom?: boolean;
}

/** When something was pressed that took so long to arrive. */
export const pressedAt = (now: Date, waited: number): Date =>
  new Date(now.getTime() - Math.min(waited, WAITED_AT_MOST_MS));

const isMarked = (seen: Progress | undefined, step: Step): boolean =>
  seen?.marks.some((mark) => mark.step === step.key) ?? false;

const courseKey = ({ tenant, run }: Scope): string => JSON.stringify([tenant, run]);
