import { z } from 'zod';
import { endpoint } from '../../core/endpoint.contract.ts';

const points = z.number().nullable();

export const chosenModel = endpoint('GET /api/business-case/chosen-model', {
  permission: 'learner',
  summary:
    'What one chose in the model chooser, with its reasons and all that was weighed; null until something is.',
  answer: z.strictObject({
    chosen: z
      .strictObject({
        name: z.string(),
        /** The three lines of its plate, where it is a model of one’s own. */
        own: z.strictObject({ parents: z.string(), left: z.string(), sign: z.string() }).nullable(),
        reasons: z.string(),
        criteria: z.array(z.strictObject({ name: z.string(), weight: points })),
        options: z.array(z.strictObject({ name: z.string(), verdict: z.string(), scores: z.array(points) })),
      })
      .nullable(),
  }),
});
