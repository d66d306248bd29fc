import { notFound } from '../../core/errors.ts';
import { serve, type Route } from '../../core/endpoint.ts';
import { grades, putScoreAside, resendAll, resendScore } from './grade.contract.ts';
import { presentDelivery } from './grade.present.ts';
import type { GradeService } from './grade.service.ts';

export function gradeRoutes(grade: GradeService): Route[] {
  return [
    serve(grades, async ({ session }) => {
      const delivery = await grade.overview(session);
      const learners = await grade.learnersOf(session, [...delivery.troubled, ...delivery.aside]);
      return presentDelivery(session, delivery, grade.lineItems(), learners);
    }),
    serve(resendScore, async ({ session, params }) => {
      const asked = await grade.resend(session, params.id);
      if (asked === 0) throw notFound('score');
      return { asked };
    }),
    serve(resendAll, async ({ session }) => ({ asked: await grade.resendAll(session) })),
    serve(putScoreAside, async ({ session, params }) => {
      if (!(await grade.putAside(session, params.id))) throw notFound('score');
      return {};
    }),
  ];
}
