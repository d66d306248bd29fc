import { knowsNobody } from '../../core/persons.ts';
import type { Ground, RoomPlan } from '../../house.ts';
import type { CourseService } from '../course/course.service.ts';
import type { GradeService } from '../grade/grade.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import * as contract from './cohort.contract.ts';
import { cohortRoutes } from './cohort.routes.ts';
import { CohortService, type HoursView } from './cohort.service.ts';
import { CohortStore } from './cohort.store.ts';
import { type ProgrammeRooms, ProgrammeService } from './programme.service.ts';

type Below = Ground &
  ProgrammeRooms & {
    people: PeopleService;
    grade: GradeService;
    course: CourseService;
    hours: HoursView;
  };

export const cohortRoom = {
  name: 'cohort',
  contract,
  open: (below: Below) => {
    const store = new CohortStore(below.connection);
    const programme = new ProgrammeService(below);
    const service = new CohortService({ ...below, store, programme });
    return {
      service,
      routes: cohortRoutes(service),
      jobs: { figures: { run: () => service.figures.countNext(), restMs: 1000 } },
      // Figures are counted from what other rooms keep: once they are gone the next page counts without the person.
      persons: { ...knowsNobody, erase: (scope) => store.drop(scope) },
    };
  },
} satisfies RoomPlan<'cohort', typeof contract, Below, CohortService, 'figures'>;
