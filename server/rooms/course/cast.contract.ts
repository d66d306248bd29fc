import { z } from 'zod';
import { endpoint, lang } from '../../core/endpoint.contract.ts';
import { stepRef } from './course.contract.ts';

const person = z.strictObject({
  /** Their place on the page, and the end of their address. */
  key: z.string(),
  name: z.string(),
  who: z.string(),
  metIn: z.array(stepRef),
});

export const cast = endpoint('GET /api/course/cast', {
  permission: 'session',
  summary:
    'The invented people of the course, and where they are met. Not found where the edition has none by name.',
  answer: z.strictObject({
    lang,
    places: z.array(z.strictObject({ key: z.string(), title: z.string(), people: z.array(person) })),
  }),
});
