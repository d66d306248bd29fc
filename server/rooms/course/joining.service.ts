import type { Library } from '../../content/library.ts';
import type { Clock } from '../../core/clock.ts';
import { AppError } from '../../core/errors.ts';
import type { Pair } from '../../core/persons.ts';
import type { Scope } from '../../core/scope.ts';
import type { PeopleService } from '../people/people.service.ts';
import { tallyOf } from './course.rule.ts';
import type { CourseStore, Mark } from './course.store.ts';

interface Parts {
  store: CourseStore;
  people: Pick<PeopleService, 'findRun' | 'findEnrolment'>;
  library: Library;
  clock: Clock;
}

/** Whoever marks a step at the same moment is faster; then the marks are read again. */
const ROUNDS = 8;

/** Marks of two entries that are one person. Each mark that was taken over names whose it was. */
export class JoiningService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The other's own row stays as it is: it is the history, and what a parting goes back to. */
  async join(scope: Scope, { from, into }: Pair): Promise<void> {
    const theirs = (await this.#parts.store.findProgress(scope, from))?.marks ?? [];
    await this.#change(scope, into, `joined ${from}`, (own) => {
      const known = new Set(own.map((mark) => mark.step));
      const taken = theirs.filter((mark) => !known.has(mark.step)).map((mark) => ({ ...mark, from }));
      return [...own, ...taken];
    });
  }

  async part(scope: Scope, { from, into }: Pair): Promise<void> {
    await this.#change(scope, into, `parted ${from}`, (own) => own.filter((mark) => mark.from !== from));
  }

  async #change(scope: Scope, person: string, what: string, next: (own: Mark[]) => Mark[]): Promise<void> {
    const { store, people, library, clock } = this.#parts;
    const run = await people.findRun(scope);
    const course = library.course(run.course, run.edition);
    const { testUser = false } = (await people.findEnrolment(scope, person)) ?? {};
    for (let round = 0; round < ROUNDS; round += 1) {
      const seen = await store.findProgress(scope, person);
      const before = seen?.marks ?? [];
      const marks = next(before);
      if (marks.length === before.length) return;
      const at = clock.now();
      const tally = tallyOf(course, marks, seen?.skipped ?? []);
      const minutes = tally.minutesDone;
      const saved = await store.save(scope, seen, {
        person,
        testUser,
        marks,
        // What was taken back in one entry and stands in the other is done.
        undone: (seen?.undone ?? []).filter((one) => !marks.some((mark) => mark.step === one.step)),
        tally,
        entry: { step: what, done: marks.length > before.length, at, minutes },
        pending: testUser ? null : { minutes, changedAt: at, dueAt: at },
      });
      if (saved) return;
    }
    throw new AppError(409, 'conflict', { what: 'steps' });
  }
}
