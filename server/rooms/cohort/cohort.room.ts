import { type Ground, knowsNobody, type RoomPlan } from '../../house.ts';
import type { CourseService } from '../course/course.service.ts';
import type { GradeService } from '../grade/grade.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import * as contract from './cohort.contract.ts';
import { cohortRoutes } from './cohort.routes.ts';
import { CohortService } from './cohort.service.ts';

type Below = Ground & { people: PeopleService; grade: GradeService; course: CourseService };

export const cohortRoom = {
  name: 'cohort',
  contract,
  open: ({ people, course, grade }: Below) => {
    const service = new CohortService({ people, course, grade });
    return { service, routes: cohortRoutes(service), jobs: {}, persons: knowsNobody };
  },
} satisfies RoomPlan<'cohort', typeof contract, Below, CohortService, never>;
