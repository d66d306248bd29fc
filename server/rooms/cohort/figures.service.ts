import type { Clock } from '../../core/clock.ts';
import type { Scope } from '../../core/scope.ts';
import { type PeopleService, runKey } from '../people/people.service.ts';
import type { Progress } from './cohort.present.ts';
import { figuresOf } from './cohort.rule.ts';
import type { CohortStore, CountedCohort, StepCount } from './cohort.store.ts';

/** A cohort of this size is counted while a trainer waits: it takes some milliseconds. */
const SMALL = 500;
/** A large one is counted again this long after the last count, however many of it are at work. */
const REST_MS = 30_000;

export interface FiguresParts {
  store: CohortStore;
  people: PeopleService;
  course: {
    tallies(scope: Scope): Promise<Map<string, Progress>>;
    totals(scope: Scope): Promise<{ steps: number }>;
    countSteps(
      scope: Scope,
      learners: ReadonlySet<string>,
      changed: ReadonlySet<string>,
    ): Promise<StepCount[]>;
  };
  clock: Clock;
}

/**
 * Figures of a cohort, kept as it changes. Whatever changes a person's row leaves a mark on it in the same write; who
 * counts takes the marks away that the count has seen. So no figure drifts: it is never added to, always counted.
 */
export class FiguresService {
  readonly #parts: FiguresParts;
  /** Large cohorts that have been counted just now, with the end of their rest in milliseconds since 1970. */
  readonly #resting = new Map<string, number>();

  constructor(parts: FiguresParts) {
    this.#parts = parts;
  }

  /** Two commands; a small cohort that has changed is counted first. */
  async read(scope: Scope): Promise<CountedCohort> {
    const { store, people } = this.#parts;
    const [kept, changed] = await Promise.all([store.findFigures(scope), people.changes.anyIn(scope)]);
    if (kept && (!changed || kept.learners > SMALL)) return kept;
    return this.#count(scope, { waitedFor: true });
  }

  /** How many have opened, done and skipped each step; null until a large cohort has been counted for the first time. */
  async steps(scope: Scope): Promise<{ learners: number; counts: StepCount[] | null }> {
    const { learners } = await this.read(scope);
    return { learners, counts: (await this.#parts.store.findSteps(scope)) ?? null };
  }

  /** Counts one cohort that has changed. False when there is none, or all of them rest. A job calls it. */
  async countNext(): Promise<boolean> {
    const now = this.#parts.clock.now().getTime();
    for (const [run, until] of this.#resting) if (until <= now) this.#resting.delete(run);
    const scope = await this.#parts.people.changes.next([...this.#resting.keys()]);
    if (!scope) return false;
    const { learners } = await this.#count(scope, { waitedFor: false });
    if (learners > SMALL) this.#resting.set(runKey(scope), now + REST_MS);
    return true;
  }

  async #count(scope: Scope, { waitedFor }: { waitedFor: boolean }): Promise<CountedCohort> {
    const { store, people, course, clock } = this.#parts;
    // People first: whoever marks a step after this leaves a new mark on their row.
    const { learners, changed, marks, about } = await people.changes.cohort(scope);
    const [tallies, { steps }] = await Promise.all([course.tallies(scope), course.totals(scope)]);
    const cohort = learners.map((one) => ({
      ...one,
      stepsDone: tallies.get(one.person)?.stepsDone ?? 0,
      lastStepAt: tallies.get(one.person)?.lastStepAt ?? null,
    }));
    const figures = { ...figuresOf(cohort, steps), about };
    await store.save(scope, figures, clock.now());
    const [first] = learners;
    if (waitedFor && first && learners.length > SMALL) {
      // The steps of thousands are not counted while somebody waits: the marks stay, and the job comes for one of them.
      if (marks.length === 0) await people.noteChange(scope, first.person);
      return figures;
    }
    const persons = new Set(learners.map(({ person }) => person));
    await store.saveSteps(scope, await course.countSteps(scope, persons, changed), clock.now());
    await people.changes.settle(scope, marks);
    return figures;
  }
}
