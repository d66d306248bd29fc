import type { Clock } from '../../core/clock.ts';
import type { Connection } from '../../core/database.ts';
import { together, type Persons } from '../../core/persons.ts';
import type { Library } from '../../content/library.ts';
import type { PeopleService } from '../people/people.service.ts';
import { ActStore } from './act.store.ts';
import { CourseStore } from './course.store.ts';
import { JoiningService } from './joining.service.ts';
import { NoteStore } from './note.store.ts';
import { QuizStore } from './quiz.store.ts';
import { ReturnStore } from './return.store.ts';
import { TimeStore } from './time.store.ts';

/** Everything that the room keeps of people. A store that is not among them would be forgotten when somebody leaves. */
export const openStores = (connection: Connection) => ({
  marks: new CourseStore(connection),
  acts: new ActStore(connection),
  notes: new NoteStore(connection),
  quizzes: new QuizStore(connection),
  returns: new ReturnStore(connection),
  times: new TimeStore(connection),
});

export type CourseStores = ReturnType<typeof openStores>;

interface Parts {
  people: PeopleService;
  library: Library;
  clock: Clock;
}

/** What the room takes, forgets, joins and parts of somebody: each store its own rows, and the marks with a rule. */
export function coursePersons(parts: Parts, { marks, ...others }: CourseStores): Required<Persons> {
  const joining = new JoiningService({ store: marks, ...parts });
  const ofMarks: Persons = {
    take: async (scope, person) => ({ ...(await marks.takeOf(scope, person)) }),
    erase: (scope, person) => marks.eraseOf(scope, person),
    join: (scope, pair) => joining.join(scope, pair),
    part: (scope, pair) => joining.part(scope, pair),
  };
  return together([...Object.values(others).map(({ persons }) => persons), ofMarks]);
}
