import type { Course } from '../../content/course.types.ts';
import type { Library } from '../../content/library.ts';
import { AppError } from '../../core/errors.ts';
import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';
import type { PeopleService, Run } from '../people/people.service.ts';
import { changesBetweenEditions } from './edition.rule.ts';

interface Parts {
  people: Pick<PeopleService, 'findRun' | 'findPerson' | 'settings' | 'noteChange'>;
  library: Library;
  /** What this process remembers of the run's edition is out of date. */
  forget(scope: Scope): void;
}

/** Which edition of the course a run goes through. It keeps the one it began with until a trainer takes it to a newer one. */
export class EditionService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async read(session: Session) {
    const { people } = this.#parts;
    const [run, person] = await Promise.all([
      people.findRun(session),
      people.findPerson(session, session.person),
    ]);
    const lang = person?.lang ?? session.lang;
    const { now, newer } = this.#editionsOf(run);
    return {
      title: now.title[lang],
      edition: now.edition,
      newer: newer ? { edition: newer.edition, steps: changesBetweenEditions(now, newer, lang) } : null,
    };
  }

  /** Only to what was shown: an edition that came meanwhile would bring changes that nobody has read. */
  async take(session: Session, edition: number, at: Date): Promise<{ edition: number }> {
    const { people, forget } = this.#parts;
    const run = await people.findRun(session);
    const { newer } = this.#editionsOf(run);
    if (newer?.edition !== edition) throw new AppError(409, 'conflict', { what: 'edition' });
    await people.settings.moveTo(session, { run, course: newer.id, edition }, at);
    // Figures are of the course's steps.
    await people.noteChange(session, session.person);
    forget(session);
    return { edition };
  }

  #editionsOf(run: Run): { now: Course; newer: Course | undefined } {
    const { library } = this.#parts;
    const now = library.course(run.course, run.edition);
    return { now, newer: library.newerThan(now) };
  }
}
