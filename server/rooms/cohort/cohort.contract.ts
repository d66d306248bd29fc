import { z } from 'zod';
import { endpoint, idParam, instant } from '../../core/endpoint.contract.ts';

const learnerRow = z.strictObject({
  id: z.string(),
  number: z.number().int(),
  /** Null where the LMS withholds names. */
  name: z.string().nullable(),
  stepsDone: z.number().int(),
  stepsTotal: z.number().int(),
  minutesDone: z.number().int(),
  minutesTotal: z.number().int(),
  lastStepAt: instant.nullable(),
  /** Null for somebody known from the roster who has not opened the course yet. */
  lastLaunchAt: instant.nullable(),
  state: z.enum(['not-opened', 'not-begun', 'under-way', 'quiet', 'done']),
});

export type LearnerRow = z.output<typeof learnerRow>;

export const cohortToday = endpoint('GET /api/cohort/today', {
  permission: 'staff',
  summary: 'What waits for the trainer: who might do with a word, and what did not reach the gradebook.',
  answer: z.strictObject({
    learners: z.number().int(),
    notOpened: z.number().int(),
    underWay: z.number().int(),
    done: z.number().int(),
    /** No step for three weeks or more, nor, without any step, a visit; longest first, ten at most. */
    quiet: z.array(learnerRow),
    /** Did a step last; newest first, five at most. */
    lately: z.array(learnerRow),
    scoresFailed: z.number().int(),
    week: z.number().int(),
    weeks: z.number().int(),
  }),
});

export const cohortLearners = endpoint('GET /api/cohort/learners', {
  permission: 'staff',
  summary: 'Everybody in the run, fifty to a page.',
  query: z.strictObject({ page: z.coerce.number().int().min(0).max(1000).default(0) }),
  answer: z.strictObject({
    rows: z.array(learnerRow),
    total: z.number().int(),
    page: z.number().int(),
    pageSize: z.literal(50),
  }),
});

/** One learner's way through the course, for their trainers and for themselves (submission review opens it). */
export const cohortLearner = endpoint('GET /api/cohort/learners/:person', {
  permission: 'session',
  summary: 'Steps done by one learner.',
  params: z.strictObject({ person: idParam }),
  answer: z.strictObject({
    learner: learnerRow.nullable(),
    done: z.array(
      z.strictObject({
        number: z.string(),
        module: z.string(),
        step: z.string(),
        title: z.string(),
        minutes: z.number().int(),
        doneAt: instant,
      }),
    ),
  }),
});
