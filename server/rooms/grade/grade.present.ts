import type { AnswerOf } from '../../core/endpoint.contract.ts';
import type { Session } from '../../core/session.ts';
import { asSeenBy, STAFF, viewersOf } from '../../core/visibility.ts';
import type { grades } from './grade.contract.ts';
import type { GradeService, Learner } from './grade.service.ts';
import { undeliveredScore } from './grade.visibility.ts';

type Overview = Awaited<ReturnType<GradeService['overview']>>;
type Answer = AnswerOf<typeof grades>;

/** The delivery of a run, as one of its staff sees it. */
export function presentDelivery(
  session: Session,
  { counts, troubled, aside, lineItems }: Overview,
  definitions: ReturnType<GradeService['lineItems']>,
  learners: ReadonlyMap<string, Learner>,
): Answer {
  const viewers = viewersOf(session, STAFF);
  const score = (row: Overview['troubled'][number]) =>
    asSeenBy(undeliveredScore, viewers, scoreLine(row, learners.get(row.person)));
  return {
    lineItems: definitions.map(({ key, scoreMaximum }) => {
      const lineItem = lineItems.find((one) => one.key === key && one.url !== null);
      return {
        key,
        label: lineItem?.label || null,
        maximum: scoreMaximum,
        created: lineItem !== undefined,
        shows: lineItem?.shows ?? null,
      };
    }),
    sent: counts.sent,
    waiting: counts.waiting,
    failed: troubled.map(score),
    aside: aside.map(score),
  };
}

function scoreLine(row: Overview['troubled'][number], learner: Learner | undefined) {
  return {
    id: row._id,
    person: learner?.sub ?? '',
    learner: learner ? { name: learner.name, number: learner.number } : null,
    lineItem: row.lineItem,
    code: row.failure?.code ?? 'unknown',
    reason: row.failure?.reason ?? '',
    since: (row.failure?.at ?? row.changedAt).toISOString(),
    nextTryAt: row.status === 'waiting' ? row.nextTryAt.toISOString() : null,
    asideAt: row.asideAt?.toISOString() ?? null,
  };
}
