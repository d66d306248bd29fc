import { questionBankPart } from '../../content/question-bank.ts';
import type { Ground, RoomPlan } from '../../house.ts';
import type { GradeService } from '../grade/grade.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import * as course from './course.contract.ts';
import { courseRoutes, searchRoutes, timeRoutes } from './course.routes.ts';
import { CourseService } from './course.service.ts';
import { JoiningService } from './joining.service.ts';
import { CourseStore } from './course.store.ts';
import * as searchContract from './search.contract.ts';
import { SearchService } from './search.service.ts';
import * as timeContract from './time.contract.ts';
import { TimeService } from './time.service.ts';
import { TimeStore } from './time.store.ts';

const contract = { ...course, ...searchContract, ...timeContract };

type Below = Ground & { people: PeopleService; grade: GradeService };

export const courseRoom = {
  name: 'course',
  contract,
  content: [questionBankPart],
  open: ({ connection, people, grade, library, house, clock, log }: Below) => {
    const store = new CourseStore(connection);
    const service = new CourseService({
      store,
      people,
      library,
      rooms: house.names,
      clock,
      log,
      grade,
    });
    const said = new TimeStore(connection);
    const joining = new JoiningService({ store, people, library, clock });
    return {
      service,
      routes: [
        ...courseRoutes(service),
        ...searchRoutes(new SearchService({ people, library })),
        ...timeRoutes(new TimeService({ store: said, people, library })),
      ],
      jobs: { handOver: { run: () => service.handOverNext(), restMs: 1000 } },
      persons: {
        take: async (scope, person) => ({
          ...(await store.takeOf(scope, person)),
          times: await said.takeOf(scope, person),
        }),
        erase: async (scope, person) => {
          await store.eraseOf(scope, person);
          await said.eraseOf(scope, person);
        },
        join: async (scope, pair) => {
          await said.join(scope, pair);
          await joining.join(scope, pair);
        },
        part: (scope, pair) => joining.part(scope, pair),
      },
      links: {
        pickables: (session) => service.pickables(session),
        landing: (contentId, run) => service.landing(contentId, run),
      },
    };
  },
} satisfies RoomPlan<'course', typeof contract, Below, CourseService, 'handOver'>;
