import { z } from 'zod';
import { endpoint, idParam, instant } from '../../core/endpoint.contract.ts';
import { revision, saved, write } from './case.contract.ts';

const answer = z.strictObject({
  done: z.enum(['changed', 'kept', 'tested']).nullable(),
  /** One that is kept needs it. */
  reason: z.string().max(2_000),
});

const point = z.strictObject({
  id: z.string(),
  from: z.enum(['trainer', 'leader']),
  /** Number of the version that it is about. */
  version: z.number().int(),
  /** Null: about the whole case. */
  section: z.string().nullable(),
  kind: z.enum(['question', 'suggestion']),
  text: z.string(),
  wording: z.string().nullable(),
  quote: z.string().nullable(),
  at: instant,
  answer,
  revision,
  savedAt: instant.nullable(),
  /** Number of the version that its answer went with; null: it goes with the next one. */
  answeredIn: z.number().int().nullable(),
});

export const casePoints = endpoint('GET /api/business-case/points', {
  permission: 'learner',
  summary:
    'Points made about one’s own versions, with what was done about each, in the order in which they were made.',
  answer: z.strictObject({ points: z.array(point) }),
});

export const answerPoint = endpoint('PUT /api/business-case/points/:point', {
  permission: 'learner',
  summary:
    'Saves the answer to a point over the revision it was written over; one that went with a version stays.',
  rate: 'write',
  params: z.strictObject({ point: idParam }),
  body: z.strictObject({ write, revision, value: answer }),
  // Refused: 409 `conflict` with { value, revision, savedAt, answeredIn }.
  answer: saved,
});
