import { z } from 'zod';
import { endpoint } from '../../core/endpoint.contract.ts';

const stepChange = z.strictObject({
  number: z.string(),
  title: z.string(),
  change: z.enum(['added', 'gone', 'changed']),
  titleBefore: z.string().nullable(),
  minutes: z.number().int(),
  minutesBefore: z.number().int().nullable(),
  text: z.enum(['new', 'mended', 'same']),
  /** Questions of the step that are no more; what was written to them stays with its writer's notes. */
  asksNoMore: z.array(z.string()),
});

export const edition = endpoint('GET /api/course/edition', {
  permission: 'staff',
  summary: 'Which edition a run goes through, and what a newer one would change.',
  answer: z.strictObject({
    title: z.string(),
    edition: z.number().int(),
    /** Null when there is none. */
    newer: z
      .strictObject({
        edition: z.number().int(),
        /** Those in which something is another, in their order. */
        steps: z.array(stepChange),
      })
      .nullable(),
  }),
});

export const takeEdition = endpoint('PUT /api/course/edition', {
  permission: 'trainer',
  summary: 'Takes the run to a newer edition; everybody’s marks, answers and notes stay.',
  rate: 'write',
  body: z.strictObject({ edition: z.number().int() }),
  answer: z.strictObject({ edition: z.number().int() }),
});
