import { z } from 'zod';
import { endpoint, lang } from '../../core/endpoint.contract.ts';

const piece = z.strictObject({ text: z.string(), hit: z.boolean() });

export const search = endpoint('GET /api/course/search', {
  permission: 'session',
  summary:
    'Steps and words of the glossary that answer a question, in the reader’s language; accents do not matter.',
  query: z.strictObject({ question: z.string().trim().min(1).max(200) }),
  answer: z.strictObject({
    lang,
    /** How many steps answer; those after the first ones are left out. */
    total: z.number().int(),
    steps: z.array(
      z.strictObject({
        module: z.string(),
        step: z.string(),
        number: z.string(),
        title: z.string(),
        type: z.string(),
        minutes: z.number().int(),
        /** From its text, in pieces; what answers is marked. */
        excerpt: z.array(piece),
      }),
    ),
    terms: z.array(z.strictObject({ slug: z.string(), term: z.string(), definition: z.string() })),
  }),
});
