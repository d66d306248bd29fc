import { z } from 'zod';
import { endpoint, idParam, instant, lang, slugParam } from '../../core/endpoint.contract.ts';
import { write } from './case.contract.ts';

const LONGEST_READER = 80;

const line = z.strictObject({
  label: z.string(),
  lines: z.array(z.string()),
  /** Its first row is its head. Empty where there is no table. */
  table: z.array(z.array(z.string())),
});

const link = z.strictObject({
  id: z.string(),
  /** Of the version. */
  number: z.number().int(),
  sections: z.array(z.string()),
  reader: z.string(),
  madeAt: instant,
  until: instant,
  state: z.enum(['open', 'lapsed', 'withdrawn', 'sent']),
  closedAt: instant.nullable(),
  /** What they answered, as they read the questions. Null: nothing was sent. */
  answer: z.array(line).nullable(),
  /** Since when trainers may read it. */
  sharedAt: instant.nullable(),
});
export type ShownLink = z.output<typeof link>;

const params = z.strictObject({ link: idParam });

export const listLinks = endpoint('GET /api/business-case/links', {
  permission: 'learner',
  summary: 'Links by which people who decide read one’s own case, newest first, with what they answered.',
  query: z.strictObject({ lang }),
  answer: z.strictObject({ links: z.array(link) }),
});

export const makeLink = endpoint('POST /api/business-case/links', {
  permission: 'learner',
  summary:
    'Makes a link that shows sections of a version that was handed in, for 28 days and without an account. It is in this answer and nowhere else.',
  rate: 'write',
  body: z.strictObject({
    write,
    version: idParam,
    sections: z.array(slugParam).min(1).max(40),
    reader: z.string().trim().max(LONGEST_READER),
  }),
  // 404 where the version is not there or was not handed in; 409 `too-many-links`, `nothing-to-read` (none of the sections is in it).
  answer: z.strictObject({ made: link, link: z.url() }),
});

export const withdrawLink = endpoint('DELETE /api/business-case/links/:link', {
  permission: 'learner',
  summary: 'Takes a link back: it opens nothing any more. An answer that was sent stays.',
  rate: 'write',
  params,
  answer: z.strictObject({ withdrawn: z.literal(true) }),
});

export const shareLeaderAnswer = endpoint('PUT /api/business-case/links/:link/shared', {
  permission: 'learner',
  summary: 'Lets the trainers of the run read what was answered, or no more.',
  rate: 'write',
  params,
  body: z.strictObject({ shared: z.boolean() }),
  answer: z.strictObject({ sharedAt: instant.nullable() }),
});

export const linksOfLearner = endpoint('GET /api/business-case/links/of/:person', {
  permission: 'trainer',
  summary:
    'That a learner’s versions were shown to people who decide, and what these answered where the learner shares it.',
  params: z.strictObject({ person: idParam }),
  query: z.strictObject({ lang }),
  answer: z.strictObject({
    links: z.array(
      link.pick({ number: true, state: true, closedAt: true, answer: true }).extend({
        // What nobody but a trainer sees is null for whoever may not ask: nobody gets here without being one.
        number: z.number().int().nullable(),
        state: link.shape.state.nullable(),
      }),
    ),
  }),
});
