import { questionBankPart } from '../../content/question-bank.ts';
import { together, type Persons } from '../../core/persons.ts';
import type { Ground, RoomPlan } from '../../house.ts';
import type { GradeService } from '../grade/grade.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import { CompletionService } from './completion.service.ts';
import * as course from './course.contract.ts';
import { courseRoutes } from './course.routes.ts';
import { CourseService } from './course.service.ts';
import { CourseStore } from './course.store.ts';
import { JoiningService } from './joining.service.ts';
import * as note from './note.contract.ts';
import { NoteService } from './note.service.ts';
import { NoteStore } from './note.store.ts';
import * as quiz from './quiz.contract.ts';
import { QuizService } from './quiz.service.ts';
import { QuizStore } from './quiz.store.ts';
import * as returning from './return.contract.ts';
import { ReturnService } from './return.service.ts';
import { ReturnStore } from './return.store.ts';
import * as search from './search.contract.ts';
import { SearchService } from './search.service.ts';
import * as time from './time.contract.ts';
import { TimeService } from './time.service.ts';
import { TimeStore } from './time.store.ts';

type Below = Ground & { people: PeopleService; grade: GradeService };

const contract = { ...course, ...note, ...quiz, ...returning, ...search, ...time };

export const courseRoom = {
  name: 'course',
  contract,
  content: [questionBankPart],
  open: ({ connection, people, grade, library, house, clock, log }: Below) => {
    const store = new CourseStore(connection);
    const stores = {
      notes: new NoteStore(connection),
      quizzes: new QuizStore(connection),
      returns: new ReturnStore(connection),
      times: new TimeStore(connection),
    };
    const rooms = house.names;
    const completion = new CompletionService({ store, people, library, rooms, clock });
    const service = new CourseService({ store, completion, people, library, rooms, clock, log, grade });
    const quizzes = new QuizService({ store: stores.quizzes, completion, people, clock, log });
    const returns = new ReturnService({
      store: stores.returns,
      quizzes: stores.quizzes,
      completion,
      people,
      clock,
    });
    const notes = new NoteService({ store: stores.notes, people, course: completion, clock });
    const searching = new SearchService({ people, library });
    const times = new TimeService({ store: stores.times, people, library });
    const joining = new JoiningService({ store, people, library, clock });
    return {
      service,
      routes: courseRoutes({ course: service, notes, quizzes, returns, searching, time: times }),
      jobs: {
        handOver: { run: () => service.handOverNext(), restMs: 1000 },
        markQuizzes: { run: () => quizzes.markNext(), restMs: 5000 },
      },
      hears: (made) => completion.hears(made),
      persons: together([...Object.values(stores).map(({ persons }) => persons), marksOf(store, joining)]),
      links: {
        pickables: (session) => service.pickables(session),
        landing: (contentId, run) => service.landing(contentId, run),
      },
    };
  },
} satisfies RoomPlan<'course', typeof contract, Below, CourseService, 'handOver' | 'markQuizzes'>;

const marksOf = (store: CourseStore, joining: JoiningService): Persons => ({
  take: async (scope, person) => ({ ...(await store.takeOf(scope, person)) }),
  erase: (scope, person) => store.eraseOf(scope, person),
  join: (scope, pair) => joining.join(scope, pair),
  part: (scope, pair) => joining.part(scope, pair),
});
