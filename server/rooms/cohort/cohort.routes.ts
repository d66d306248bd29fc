import { serve, type Route } from '../../core/endpoint.ts';
import {
  cohortAbout,
  cohortLearner,
  cohortLearners,
  cohortSteps,
  cohortToday,
  cohortTwins,
  joinLearners,
  partLearners,
  setAside,
  takeBack,
} from './cohort.contract.ts';
import type { CohortService } from './cohort.service.ts';

export function cohortRoutes(cohort: CohortService): Route[] {
  return [
    serve(cohortToday, ({ session, now }) => cohort.today(session, now)),
    serve(cohortAbout, ({ session }) => cohort.about(session)),
    serve(cohortSteps, ({ session }) => cohort.steps(session)),
    serve(cohortLearners, ({ session, query, now }) => cohort.page(session, query, now)),
    serve(cohortLearner, ({ session, params, now }) => cohort.learner(session, params.person, now)),
    serve(setAside, ({ session, params, now }) => cohort.setAside(session, params.person, true, now)),
    serve(takeBack, ({ session, params, now }) => cohort.setAside(session, params.person, false, now)),
    serve(cohortTwins, ({ session, params, now }) => cohort.twins(session, params.person, now)),
    serve(joinLearners, async ({ session, params }) => {
      await cohort.joining.join(session, { from: params.other, into: params.person }, session.person);
      return { joined: true as const };
    }),
    serve(partLearners, async ({ session, params }) => {
      await cohort.joining.part(session, { from: params.other, into: params.person }, session.person);
      return { joined: false as const };
    }),
  ];
}
