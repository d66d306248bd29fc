import { knowsNobody } from '../../core/persons.ts';
import type { Ground, RoomPlan } from '../../house.ts';
import type { CourseService } from '../course/course.service.ts';
import type { FormsService } from '../forms/forms.service.ts';
import type { LiveService } from '../live/live.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import { DeskService } from './desk.service.ts';
import * as contract from './evaluation.contract.ts';
import { evaluationRoutes } from './evaluation.routes.ts';
import { EvaluationService } from './evaluation.service.ts';

type Below = Ground & {
  people: PeopleService;
  forms: FormsService;
  course: CourseService;
  live: LiveService;
};

/** What the rooms above ask of this one. */
type Service = Pick<EvaluationService, 'finalOf'>;

export const evaluationRoom = {
  name: 'evaluation',
  contract,
  open: ({ people, forms, course, live, clock }: Below) => {
    const evaluations = new EvaluationService({ forms, course, live, clock });
    const desk = new DeskService({ forms, live, people, clock });
    forms.answers.openTo('evaluation', {
      open: (session, about) => evaluations.given(session, about),
      began: () => Promise.resolve(),
      forgot: () => Promise.resolve(),
    });
    return {
      service: evaluations,
      routes: evaluationRoutes(evaluations, desk),
      jobs: {},
      // Answers are kept, taken away and forgotten by the forms room.
      persons: knowsNobody,
    };
  },
} satisfies RoomPlan<'evaluation', typeof contract, Below, Service, never>;
