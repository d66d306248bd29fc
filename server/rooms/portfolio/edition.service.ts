import type { Course } from '../../content/course.types.ts';
import type { Library } from '../../content/library.ts';
import type { Clock } from '../../core/clock.ts';
import { Memory } from '../../core/memory.ts';
import type { Scope } from '../../core/scope.ts';
import type { PeopleService } from '../people/people.service.ts';

/** A run goes over to another edition by somebody's word; what the last one had is right for another minute. */
const EDITION_MS = 60_000;

interface Parts {
  people: Pick<PeopleService, 'findRun'>;
  library: Library;
  clock: Clock;
}

/** The course of a run, in its edition. */
export class EditionService {
  readonly #parts: Parts;
  readonly #courses = new Memory<Course>(EDITION_MS);

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** No command where the run was asked for within the minute. */
  async courseOf(scope: Scope): Promise<Course> {
    const { people, library, clock } = this.#parts;
    const now = clock.now();
    const key = JSON.stringify([scope.tenant, scope.run]);
    const known = this.#courses.get(key, now);
    if (known) return known;
    const run = await people.findRun(scope);
    const course = library.course(run.course, run.edition);
    this.#courses.set(key, course, now);
    return course;
  }

  /** Keys of the steps that are completed that way. */
  async stepsCompletedBy(scope: Scope, way: string): Promise<string[]> {
    const { modules } = await this.courseOf(scope);
    return modules.flatMap(({ steps }) =>
      steps.filter((step) => step.completeWhen === way).map(({ key }) => key),
    );
  }
}
