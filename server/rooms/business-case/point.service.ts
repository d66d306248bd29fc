import type { Clock } from '../../core/clock.ts';
import { AppError, notFound } from '../../core/errors.ts';
import type { Persons } from '../../core/persons.ts';
import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';
import { presentPoint } from './point.present.ts';
import { changeRow, isAnswered, openPoints } from './point.rule.ts';
import type { PointStore, Source } from './point.store.ts';
import type { ChangeRow, MadePoint, PointAnswer } from './point.types.ts';

interface Parts {
  points: PointStore;
  clock: Clock;
}

/** Points that were made about a version, and the answers that go with the next one (B9). */
export class PointService {
  readonly #parts: Parts;
  readonly persons: Persons;

  constructor(parts: Parts) {
    this.#parts = parts;
    const { points } = parts;
    this.persons = {
      take: async (scope, person) => ({
        businessCasePoints: (await points.listOf(scope, person))
          .filter(({ hidden }) => !hidden)
          .map(({ from, version, section, text, at, answer }) => ({
            from,
            version,
            section,
            text,
            at,
            answer,
          })),
      }),
      erase: (scope, person) => points.eraseOf(scope, person),
      join: (scope, pair) => points.join(scope, pair),
      part: (scope, pair) => points.part(scope, pair),
    };
  }

  /** Called by rooms above: what this source says now takes the place of what it said before. */
  receive(scope: Scope, source: Source, made: readonly MadePoint[]): Promise<void> {
    return this.#parts.points.receive(scope, source, made);
  }

  /** They are shown no more; answers come back with them. */
  takeBack(scope: Scope, source: Pick<Source, 'person' | 'source'>): Promise<void> {
    return this.#parts.points.takeBack(scope, source);
  }

  async list(session: Session) {
    const all = await this.#parts.points.listOf(session, session.person);
    return { points: all.filter(({ hidden }) => !hidden).map((point) => presentPoint(session, point)) };
  }

  async answer(
    session: Session,
    id: string,
    { value, ...write }: { write: string; revision: number; value: PointAnswer },
  ) {
    const { points, clock } = this.#parts;
    const save = { person: session.person, id, ...write, answer: value, savedAt: clock.now() };
    if (await points.answer(session, save))
      return { revision: save.revision + 1, savedAt: save.savedAt.toISOString() };
    const { point, done } = await points.afterWrite(session, save);
    if (done) return { revision: done.revision, savedAt: done.savedAt.toISOString() };
    if (!point || point.hidden) throw notFound('point');
    throw new AppError(409, 'conflict', {
      value: point.answer,
      revision: point.revision,
      savedAt: (point.savedAt ?? save.savedAt).toISOString(),
      answeredIn: point.answeredIn,
    });
  }

  /** The change log that goes with the next version. Rejects with the points that have no answer yet. */
  async log(session: Session): Promise<ChangeRow[]> {
    const open = openPoints(await this.#parts.points.listOf(session, session.person));
    const without = open.filter(({ answer }) => !isAnswered(answer));
    if (without.length > 0) throw new AppError(400, 'points-open', { points: without.map(({ id }) => id) });
    return open.map(changeRow);
  }

  /** These went with a version. Doing it twice is doing it once. */
  give(scope: Scope, person: string, log: readonly ChangeRow[], version: number): Promise<void> {
    return this.#parts.points.give(
      scope,
      person,
      log.map(({ point }) => point),
      version,
    );
  }
}
