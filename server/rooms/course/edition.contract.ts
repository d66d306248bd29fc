import { z } from 'zod';
import { endpoint } from '../../core/endpoint.contract.ts';

const named = z.strictObject({ number: z.string(), title: z.string() });

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
        added: z.array(named),
        gone: z.array(named),
        retitled: z.array(named.extend({ before: z.string() })),
        revised: z.array(named),
      })
      .nullable(),
  }),
});

export const takeEdition = endpoint('PUT /api/course/edition', {
  permission: 'trainer',
  summary: 'Takes the run to a newer edition; everybody’s marks stay.',
  rate: 'write',
  body: z.strictObject({ edition: z.number().int() }),
  answer: z.strictObject({ edition: z.number().int() }),
});
