import { searchCourse } from '../../content/search-index.ts';
import type { Session } from '../../core/session.ts';
import { readerOf, type ReaderParts } from './reader.ts';
import { presentFound } from './search.present.ts';

const STEPS_SHOWN = 20;

/** Finds steps and words of the course. */
export class SearchService {
  readonly #parts: ReaderParts;

  constructor(parts: ReaderParts) {
    this.#parts = parts;
  }

  async search(session: Session, question: string) {
    const { course, lang } = await readerOf(session, this.#parts);
    const found = searchCourse(course, lang, question);
    return presentFound({ course, lang, question }, found.slice(0, STEPS_SHOWN), found.length);
  }
}
