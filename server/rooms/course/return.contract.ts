import { z } from 'zod';
import { endpoint, lang, slugParam } from '../../core/endpoint.contract.ts';

const params = z.strictObject({ module: slugParam });
const sceneName = z.string().regex(/^[a-z0-9-]{1,80}\/[a-z0-9-]{1,80}#[a-z0-9-]{1,80}$/);

export const returning = endpoint('GET /api/course/returning/:module', {
  permission: 'learner',
  summary: 'Two scenes of earlier modules that open this one; none once they were answered or skipped.',
  params,
  answer: z.strictObject({
    lang,
    scenes: z.array(
      z.strictObject({
        name: z.string(),
        module: z.string(),
        step: z.string(),
        number: z.string(),
        title: z.string(),
        /** Sanitised when the course was loaded: the scene with its answers, each with what it costs. */
        html: z.string(),
      }),
    ),
  }),
});

export const returned = endpoint('PUT /api/course/returning/:module', {
  permission: 'learner',
  summary: 'These scenes came back, and were answered or skipped. What was answered is kept nowhere.',
  params,
  body: z.strictObject({ scenes: z.array(sceneName).min(1).max(2), skipped: z.boolean() }),
  answer: z.strictObject({ kept: z.literal(true) }),
});
