import { questionBankPart } from '../../content/question-bank.ts';
import { together, type Persons } from '../../core/persons.ts';
import type { Ground, RoomPlan } from '../../house.ts';
import type { GradeService } from '../grade/grade.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import { CompletionService } from './completion.service.ts';
import * as course from './course.contract.ts';
import { courseRoutes, searchRoutes, timeRoutes } from './course.routes.ts';
import { CourseService } from './course.service.ts';
import { CourseStore } from './course.store.ts';
import { JoiningService } from './joining.service.ts';
import * as search from './search.contract.ts';
import { SearchService } from './search.service.ts';
import * as time from './time.contract.ts';
import { TimeService } from './time.service.ts';
import { TimeStore } from './time.store.ts';

type Below = Ground & { people: PeopleService; grade: GradeService };

const contract = { ...course, ...search, ...time };

export const courseRoom = {
  name: 'course',
  contract,
  content: [questionBankPart],
  open: ({ connection, people, grade, library, house, clock, log }: Below) => {
    const store = new CourseStore(connection);
    const times = new TimeStore(connection);
    const rooms = house.names;
    const completion = new CompletionService({ store, people, library, rooms, clock });
    const service = new CourseService({ store, completion, people, library, rooms, clock, log, grade });
    const joining = new JoiningService({ store, people, library, clock });
    return {
      service,
      routes: [
        ...courseRoutes(service),
        ...searchRoutes(new SearchService({ people, library })),
        ...timeRoutes(new TimeService({ store: times, people, library })),
      ],
      jobs: { handOver: { run: () => service.handOverNext(), restMs: 1000 } },
      hears: (made) => completion.hears(made),
      persons: together([marksOf(store, joining), times.persons]),
      links: {
        pickables: (session) => service.pickables(session),
        landing: (contentId, run) => service.landing(contentId, run),
      },
    };
  },
} satisfies RoomPlan<'course', typeof contract, Below, CourseService, 'handOver'>;

const marksOf = (store: CourseStore, joining: JoiningService): Persons => ({
  take: async (scope, person) => ({ ...(await store.takeOf(scope, person)) }),
  erase: (scope, person) => store.eraseOf(scope, person),
  join: (scope, pair) => joining.join(scope, pair),
  part: (scope, pair) => joining.part(scope, pair),
});
