import { notFound } from '../../core/errors.ts';
import { serve, type Route } from '../../core/endpoint.ts';
import type { Session } from '../../core/session.ts';
import { grades, resendAll, resendScore } from './grade.contract.ts';
import type { GradeService } from './grade.service.ts';

export function gradeRoutes(grade: GradeService): Route[] {
  return [
    serve(grades, async ({ session }) => present(grade, session)),
    serve(resendScore, async ({ session, params }) => {
      const asked = await grade.resend(session, params.id);
      if (asked === 0) throw notFound('score');
      return { asked };
    }),
    serve(resendAll, async ({ session }) => ({ asked: await grade.resend(session) })),
  ];
}

async function present(grade: GradeService, session: Session) {
  const { counts, troubled, created } = await grade.overview(session);
  const learners = session.role === 'trainer' ? await grade.learnersOf(session, troubled) : undefined;
  return {
    lineItems: grade.lineItems().map(({ key, label, scoreMaximum }) => ({
      key,
      label,
      maximum: scoreMaximum,
      created: created.has(key),
    })),
    sent: counts.sent,
    waiting: counts.waiting,
    failed: troubled.map((row) => ({
      id: row._id,
      person: row.sub,
      learner: learners?.get(row.person) ?? null,
      lineItem: row.lineItem,
      code: row.failure?.code ?? 'unknown',
      reason: row.failure?.reason ?? '',
      since: (row.failure?.at ?? row.changedAt).toISOString(),
      nextTryAt: row.status === 'waiting' ? row.nextTryAt.toISOString() : null,
    })),
  };
}
