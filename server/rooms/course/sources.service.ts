import { AppError } from '../../core/errors.ts';
import type { Session } from '../../core/session.ts';
import { readerOf, type ReaderParts } from './reader.ts';
import { presentSources } from './sources.present.ts';

/** What the reader's edition rests on. */
export class SourcesService {
  readonly #parts: ReaderParts;

  constructor(parts: ReaderParts) {
    this.#parts = parts;
  }

  /** Rejects with not-found where the edition has no such list. */
  async read(session: Session) {
    const { course, lang } = await readerOf(session, this.#parts);
    if (!course.sources) throw new AppError(404, 'not-found');
    return presentSources(course, course.sources, lang);
  }
}
