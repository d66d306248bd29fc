import type { Course } from '../../content/course.types.ts';
import type { Clock } from '../../core/clock.ts';
import { notFound } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';
import type { PeopleService } from '../people/people.service.ts';
import { findStep, modulesThrough, stepsInOrder, type StepName } from './course.rule.ts';
import { countSteps, editionOf, lettersOf, type Letters, type StepCount } from './visit.rule.ts';
import type { VisitStore } from './visit.store.ts';

interface Parts {
  store: VisitStore;
  people: Pick<PeopleService, 'noteChange'>;
  courseOf(scope: Scope): Promise<Course>;
  clock: Clock;
  log: Log;
}

/** So many people's whole rows are read at once. */
const ROWS_AT_ONCE = 500;

/** What learners have opened and skipped, and how many of a cohort have. */
export class VisitService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The first opening of a step is written once it has been answered: nobody waits for it, and no other opening writes. */
  noteOpening({ tenant, run, person, testUser }: Session, step: string, first: boolean): void {
    const { store, clock, log } = this.#parts;
    store.open({ tenant, run }, { person, testUser, first }, step, clock.now()).catch((error: unknown) => {
      // The next opening finds it missing and writes it.
      log.warn({ run, err: error }, 'an opening was not noted');
    });
  }

  /** Skips a step on purpose, or takes that back; twice is once. */
  async skip(session: Session, name: StepName, skipped: boolean): Promise<{ skipped: boolean }> {
    const step = findStep(await this.#parts.courseOf(session), name);
    if (!step) throw notFound('step');
    const { store, clock } = this.#parts;
    await (skipped ? store.skip : store.takeUp).call(store, session, session, step.key, clock.now());
    return { skipped };
  }

  /**
   * Tells the cohort of one person who opened or skipped something: of a module whose last step was skipped nothing is
   * left. False when there is none. A job calls it.
   */
  async tellNext(): Promise<boolean> {
    const { store, people, clock } = this.#parts;
    const next = await store.nextUncounted(clock.now());
    if (!next) return false;
    const through = modulesThrough(await this.#parts.courseOf(next), next.marks, next.skipped);
    if (through !== next.modulesDone && !(await store.countModules(next, through))) return true;
    await people.noteChange(next, next.person);
    await store.settle(next);
    return true;
  }

  /**
   * How many of these learners have opened, done and skipped each step, in the order of the course. Read from one short
   * text a person, which is made anew for those who have changed since the last count and after a change of edition.
   */
  async count(
    scope: Scope,
    learners: ReadonlySet<string>,
    changed: ReadonlySet<string>,
  ): Promise<StepCount[]> {
    const course = await this.#parts.courseOf(scope);
    const all = await this.#parts.store.letters(scope);
    const known = new Map(all.map(({ person, letters }) => [person, letters]));
    const stale = all.flatMap(({ person, letters }) =>
      changed.has(person) || letters?.edition !== editionOf(course) ? [person] : [],
    );
    for (let from = 0; from < stale.length; from += ROWS_AT_ONCE) {
      const made = await this.#renew(scope, course, stale.slice(from, from + ROWS_AT_ONCE));
      for (const [person, letters] of made) known.set(person, letters);
    }
    const theirs = [...learners].flatMap((person) => known.get(person)?.letters ?? []);
    return countSteps(theirs, stepsInOrder(course).length);
  }

  async #renew(scope: Scope, course: Course, persons: readonly string[]): Promise<Map<string, Letters>> {
    const rows = await this.#parts.store.ways(scope, persons);
    const made = rows.map(({ person, marks, opened = [], skipped = [] }) => {
      const visits = { opened: new Set(opened), skipped: new Set(skipped) };
      return [person, lettersOf(course, new Set(marks.map(({ step }) => step)), visits)] as const;
    });
    await this.#parts.store.saveLetters(scope, new Map(made));
    return new Map(made);
  }
}
