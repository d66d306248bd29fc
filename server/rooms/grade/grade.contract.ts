import { z } from 'zod';
import { endpoint, idParam, instant } from '../../core/endpoint.contract.ts';

const failedScore = z.strictObject({
  id: z.string(),
  /** The platform's own user number: what an administrator needs to look somebody up there. */
  person: z.string(),
  /** For trainers, who know their learners; null for anybody else. The name is null where it is withheld. */
  learner: z.strictObject({ name: z.string().nullable(), number: z.number().int() }).nullable(),
  lineItem: z.string(),
  code: z.string(),
  /** The platform's words, as it sent them; shown as a quotation. */
  reason: z.string(),
  since: instant,
  /** Null when it waits for somebody to press "send again". */
  nextTryAt: instant.nullable(),
  /** When somebody put it aside; null while it is on the list. */
  asideAt: instant.nullable(),
});

export const grades = endpoint('GET /api/grades', {
  permission: 'staff',
  summary: 'What the gradebook of this run has received, and what it has not.',
  answer: z.strictObject({
    lineItems: z.array(
      z.strictObject({
        key: z.string(),
        /** What the platform calls the line item; null before it is there. */
        label: z.string().nullable(),
        maximum: z.number(),
        created: z.boolean(),
        /** What the line item shows of the numbers it takes; null before it has taken one. */
        shows: z.enum(['score', 'nothing', 'another', 'unknown', 'locked']).nullable(),
      }),
    ),
    sent: z.number().int(),
    waiting: z.number().int(),
    failed: z.array(failedScore),
    aside: z.array(failedScore),
  }),
});

export const resendScore = endpoint('POST /api/grades/:id/resend', {
  permission: 'staff',
  summary: 'Sends one score again, now.',
  rate: 'write',
  params: z.strictObject({ id: idParam }),
  body: z.strictObject({}),
  answer: z.strictObject({ asked: z.number().int() }),
});

export const resendAll = endpoint('POST /api/grades/resend', {
  permission: 'staff',
  summary: 'Sends every undelivered score of the run again, now.',
  rate: 'heavy',
  body: z.strictObject({}),
  answer: z.strictObject({ asked: z.number().int() }),
});

export const putScoreAside = endpoint('PUT /api/grades/:id/aside', {
  permission: 'staff',
  summary: 'Takes one score that did not arrive off the list, with its reason kept.',
  rate: 'write',
  params: z.strictObject({ id: idParam }),
  body: z.strictObject({}),
  answer: z.strictObject({}),
});
