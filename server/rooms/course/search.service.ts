import { searchCourse } from '../../content/search-index.ts';
import type { Library } from '../../content/library.ts';
import type { Session } from '../../core/session.ts';
import type { PeopleService } from '../people/people.service.ts';
import { presentFound } from './search.present.ts';

interface Parts {
  people: Pick<PeopleService, 'findRun' | 'findPerson'>;
  library: Library;
}

const STEPS_SHOWN = 20;

/** Finds steps and words of the course. Reads the run and the person's language; the rest is in memory. */
export class SearchService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async search(session: Session, question: string) {
    const { people, library } = this.#parts;
    const [run, person] = await Promise.all([
      people.findRun(session),
      people.findPerson(session, session.person),
    ]);
    const lang = person?.lang ?? session.lang;
    const course = library.course(run.course, run.edition);
    const found = searchCourse(course, lang, question);
    return presentFound({ course, lang, question }, found.slice(0, STEPS_SHOWN), found.length);
  }
}
