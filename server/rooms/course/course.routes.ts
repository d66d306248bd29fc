import { serve, type Route } from '../../core/endpoint.ts';
import { markDone, markUndone, modules, roadMap, step } from './course.contract.ts';
import type { CourseService } from './course.service.ts';

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
