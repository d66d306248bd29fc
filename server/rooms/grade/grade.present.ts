import type { AnswerOf } from '../../core/endpoint.contract.ts';
import type { grades } from './grade.contract.ts';
import type { GradeService } from './grade.service.ts';

type Overview = Awaited<ReturnType<GradeService['overview']>>;
type Learners = Awaited<ReturnType<GradeService['learnersOf']>>;
type Answer = AnswerOf<typeof grades>;

/** The delivery of a run; `named` for trainers, who know their learners. */
export function presentDelivery(
  { counts, troubled, aside, columns }: Overview,
  definitions: ReturnType<GradeService['lineItems']>,
  people: { learners: Learners; named: boolean },
): Answer {
  const score = (row: Overview['troubled'][number]) => presentScore(row, people);
  return {
    lineItems: definitions.map(({ key, scoreMaximum }) => {
      const column = columns.find((one) => one.key === key && one.url !== null);
      return {
        key,
        label: column?.label || null,
        maximum: scoreMaximum,
        created: column !== undefined,
        shows: column?.shows ?? null,
      };
    }),
    sent: counts.sent,
    waiting: counts.waiting,
    failed: troubled.map(score),
    aside: aside.map(score),
  };
}

function presentScore(
  row: Overview['troubled'][number],
  { learners, named }: { learners: Learners; named: boolean },
): Answer['failed'][number] {
  const learner = learners.get(row.person);
  return {
    id: row._id,
    person: learner?.sub ?? '',
    learner: named && learner ? { name: learner.name, number: learner.number } : null,
    lineItem: row.lineItem,
    code: row.failure?.code ?? 'unknown',
    reason: row.failure?.reason ?? '',
    since: (row.failure?.at ?? row.changedAt).toISOString(),
    nextTryAt: row.status === 'waiting' ? row.nextTryAt.toISOString() : null,
    asideAt: row.asideAt?.toISOString() ?? null,
  };
}
