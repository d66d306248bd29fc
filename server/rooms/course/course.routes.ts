import { serve, type Route } from '../../core/endpoint.ts';
import { markDone, markUndone, modules, roadMap, step } from './course.contract.ts';
import type { CourseService } from './course.service.ts';
import { search } from './search.contract.ts';
import type { SearchService } from './search.service.ts';
import { sayTime, stepTime, times } from './time.contract.ts';
import type { TimeService } from './time.service.ts';

/** Finding, apart from the rest: it asks the course's texts, not what anybody did. */
export const searchRoutes = (searching: SearchService): Route[] => [
  serve(search, async ({ session, query }) => searching.search(session, query.question)),
];

export const timeRoutes = (time: TimeService): Route[] => [
  serve(stepTime, async ({ session, params }) => time.ofStep(session, params)),
  serve(sayTime, async ({ session, params, body }) => time.say(session, params, body.minutes)),
  serve(times, async ({ session }) => time.ofRun(session)),
];

export function courseRoutes(course: CourseService): Route[] {
  return [
    serve(roadMap, async ({ session, now }) => course.roadMap(session, now)),
    serve(modules, async ({ session }) => course.modules(session)),
    serve(step, async ({ session, params }) => course.step(session, params)),
    serve(markDone, async ({ session, params, query }) =>
      course.mark(session, params, { done: true, ...query }),
    ),
    serve(markUndone, async ({ session, params, query }) =>
      course.mark(session, params, { done: false, ...query }),
    ),
  ];
}
