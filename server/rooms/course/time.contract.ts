import { z } from 'zod';
import { endpoint, slugParam } from '../../core/endpoint.contract.ts';

const stepParams = z.strictObject({ module: slugParam, step: slugParam });
const minutes = z.number().int().min(1).max(600);

/** What people say a step took. Nothing is said of a group of fewer than five. */
const said = z.strictObject({
  /** Design minutes. */
  planned: z.number().int(),
  /** Middle of what people said, in minutes; null while fewer than five have. */
  median: z.number().nullable(),
});

export const stepTime = endpoint('GET /api/course/times/:module/:step', {
  permission: 'session',
  summary: 'What a step was planned to take, what people say it took, and what the reader said.',
  params: stepParams,
  answer: said.extend({ own: minutes.nullable() }),
});

export const sayTime = endpoint('PUT /api/course/times/:module/:step', {
  permission: 'learner',
  summary: 'Says what a step took; saying it again replaces it.',
  params: stepParams,
  body: z.strictObject({ minutes }),
  answer: z.strictObject({ own: minutes }),
});

export const times = endpoint('GET /api/course/times', {
  permission: 'staff',
  summary: 'Planned minutes of each step beside what people of this run say it took.',
  answer: z.strictObject({
    steps: z.array(
      said.extend({ module: z.string(), step: z.string(), number: z.string(), title: z.string() }),
    ),
  }),
});
