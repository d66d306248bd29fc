import { z } from 'zod';
import { endpoint, lang } from '../../core/endpoint.contract.ts';
import { stepRef } from './course.contract.ts';

const source = z.strictObject({
  /** Its place on the page, and the end of its address. */
  id: z.string(),
  author: z.string(),
  year: z.string(),
  title: z.string(),
  where: z.string().nullable(),
  kind: z.string(),
  carries: z.string().nullable(),
  cannot: z.string().nullable(),
  usedIn: z.array(stepRef),
});

export const sources = endpoint('GET /api/course/sources', {
  permission: 'session',
  summary:
    'What the statements of the course rest on, and where. Not found where the edition has no such list.',
  answer: z.strictObject({
    lang,
    /** Day on which the list was last held against the sources. */
    checked: z.iso.date(),
    intro: z.string(),
    groups: z.array(z.strictObject({ key: z.string(), title: z.string(), sources: z.array(source) })),
  }),
});
