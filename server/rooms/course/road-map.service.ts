import type { Library } from '../../content/library.ts';
import type { Session } from '../../core/session.ts';
import type { HouseView } from '../../house.ts';
import type { PeopleService } from '../people/people.service.ts';
import type { ActStore } from './act.store.ts';
import { calendarAt } from './course-week.rule.ts';
import type { CourseStore } from './course.store.ts';
import type { QuizStore } from './quiz.store.ts';
import { presentRoadMap } from './road-map.present.ts';
import { ownWay } from './visit.rule.ts';

interface Parts {
  store: Pick<CourseStore, 'findProgress'>;
  acts: Pick<ActStore, 'listOf'>;
  quizzes: Pick<QuizStore, 'stepsOf'>;
  people: Pick<PeopleService, 'findRun' | 'findPerson'>;
  library: Library;
  rooms: ReadonlySet<string>;
  house: Pick<HouseView, 'times'>;
}

/** A learner's home: course, live steps, and what went to work and came back, on the weeks of the run. */
export class RoadMapService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Five commands, beside the session's; the calendar is remembered for half a minute. */
  async read(session: Session, now: Date) {
    const { store, acts, quizzes, people, library, rooms, house } = this.#parts;
    const [run, person, progress, written, tried, times] = await Promise.all([
      people.findRun(session),
      people.findPerson(session, session.person),
      store.findProgress(session, session.person),
      acts.listOf(session, session.person),
      quizzes.stepsOf(session, session.person),
      house.times(session),
    ]);
    const course = library.course(run.course, run.edition);
    // A language chosen by the person wins over that of the launch.
    const own = { course, lang: person?.lang ?? session.lang, ...ownWay(run, progress) };
    return presentRoadMap(session, own, { acts: written, tried, rooms, times }, calendarAt(course, run, now));
  }
}
