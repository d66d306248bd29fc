import { AppError } from '../../core/errors.ts';
import type { Session } from '../../core/session.ts';
import { presentCast } from './cast.present.ts';
import { readerOf, type ReaderParts } from './reader.ts';

/** The invented people of the reader's edition. */
export class CastService {
  readonly #parts: ReaderParts;

  constructor(parts: ReaderParts) {
    this.#parts = parts;
  }

  /** Rejects with not-found where the edition has nobody by name. */
  async read(session: Session) {
    const { course, lang } = await readerOf(session, this.#parts);
    if (!course.cast) throw new AppError(404, 'not-found');
    return presentCast(course, course.cast, lang);
  }
}
