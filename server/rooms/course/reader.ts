import type { Course } from '../../content/course.types.ts';
import type { Library } from '../../content/library.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import type { Session } from '../../core/session.ts';
import type { PeopleService } from '../people/people.service.ts';

export interface ReaderParts {
  people: Pick<PeopleService, 'findRun' | 'findPerson'>;
  library: Library;
}

/** The edition that somebody reads, and in which language. Reads the run and the person; the rest is in memory. */
export async function readerOf(
  session: Session,
  { people, library }: ReaderParts,
): Promise<{ course: Course; lang: Lang }> {
  const [run, person] = await Promise.all([
    people.findRun(session),
    people.findPerson(session, session.person),
  ]);
  return { course: library.course(run.course, run.edition), lang: person?.lang ?? session.lang };
}
