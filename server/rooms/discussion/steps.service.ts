import type { Course, Step } from '../../content/course.types.ts';
import type { Library } from '../../content/library.ts';
import type { Clock } from '../../core/clock.ts';
import { notFound } from '../../core/errors.ts';
import { Memory } from '../../core/memory.ts';
import type { Scope } from '../../core/scope.ts';
import type { PeopleService } from '../people/people.service.ts';

export const WALL = 'wall';

interface Parts {
  people: Pick<PeopleService, 'findRun'>;
  library: Library;
  clock: Clock;
}

/** The steps under which a run talks. */
export class StepsService {
  readonly #parts: Parts;
  /** Which steps a run has changes with its edition, seldom: asked for once in a while. */
  readonly #courses = new Memory<ReadonlyMap<string, Step>>(60_000);

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The step of a place; undefined for the wall. Rejects with not-found when the run has no such step. */
  async ofPlace(scope: Scope, place: string): Promise<Step | undefined> {
    if (place === WALL) return undefined;
    const step = (await this.all(scope)).get(place);
    if (!step) throw notFound('step');
    return step;
  }

  async all(scope: Scope): Promise<ReadonlyMap<string, Step>> {
    const { people, library, clock } = this.#parts;
    const now = clock.now();
    const key = JSON.stringify([scope.tenant, scope.run]);
    const known = this.#courses.get(key, now);
    if (known) return known;
    const run = await people.findRun(scope);
    const steps = stepsOf(library.course(run.course, run.edition));
    this.#courses.set(key, steps, now);
    return steps;
  }
}

const stepsOf = (course: Course): ReadonlyMap<string, Step> =>
  new Map(course.modules.flatMap(({ steps }) => steps.map((step) => [step.key, step] as const)));
