import { z } from 'zod';
import { endpoint, idParam } from '../../core/endpoint.contract.ts';

const otherRun = z.strictObject({ id: z.string(), title: z.string().nullable() });

export const runCopy = endpoint('GET /api/people/run/copy', {
  permission: 'trainer',
  summary: 'Whether this course was copied from one that has a run, and what was decided.',
  answer: z.strictObject({
    /** Null where the platform names none: the trainer may know. */
    of: otherRun.nullable(),
    /** Other runs in which this person trains. */
    former: z.array(otherRun),
    /** Null until somebody has decided; until then, and after `anew`, the run is one of its own. */
    answer: z.enum(['anew', 'share']).nullable(),
    /** A learner has opened it: it stays a run of its own, or their work would be lost to them. */
    begun: z.boolean(),
  }),
});

export const decideCopy = endpoint('PUT /api/people/run/copy', {
  permission: 'trainer',
  summary: 'Starts anew with clean data, or goes on with the run of another course.',
  rate: 'write',
  body: z.discriminatedUnion('answer', [
    z.strictObject({ answer: z.literal('anew') }),
    z.strictObject({ answer: z.literal('share'), with: idParam }),
  ]),
  answer: z.strictObject({ answer: z.enum(['anew', 'share']) }),
});
