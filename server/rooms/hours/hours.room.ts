import type { Ground, RoomPlan } from '../../house.ts';
import type { CourseService } from '../course/course.service.ts';
import type { FormsService } from '../forms/forms.service.ts';
import type { GradeService } from '../grade/grade.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import * as entry from './entry.contract.ts';
import * as home from './home.contract.ts';
import { hoursPart } from './hours.content.ts';
import { LogStore } from './log.store.ts';
import * as relationship from './relationship.contract.ts';

type Below = Ground & {
  people: PeopleService;
  grade: GradeService;
  forms: FormsService;
  course: CourseService;
};

const contract = { ...entry, ...home, ...relationship };

export const hoursRoom = {
  name: 'hours',
  contract,
  content: [hoursPart],
  open: ({ connection }: Below) => {
    const logs = new LogStore(connection);
    return {
      service: {},
      routes: [],
      jobs: {},
      persons: {
        take: async (scope, person) => ({ mentoringLog: (await logs.find(scope, person)) ?? null }),
        erase: (scope, person) => logs.erase(scope, person),
      },
    };
  },
} satisfies RoomPlan<'hours', typeof contract, Below, object, never>;
