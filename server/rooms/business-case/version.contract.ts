import { z } from 'zod';
import { endpoint, idParam, instant, slugParam } from '../../core/endpoint.contract.ts';
import { head, revision, saved, sectionValue, write } from './case.contract.ts';

const line = z.strictObject({
  id: z.string(),
  made: z.enum(['submitted', 'named', 'rested', 'replaced', 'left-out']),
  /** Of a version that was handed in: 1, 2, … */
  number: z.number().int().nullable(),
  name: z.string(),
  at: instant,
  /** What stands in it, and when each was written last. */
  sections: z.array(z.strictObject({ slug: z.string(), revision, savedAt: instant })),
});

const params = z.strictObject({ version: idParam });

export const listVersions = endpoint('GET /api/business-case/versions', {
  permission: 'learner',
  summary: 'What was kept of one’s own case, handed in or not, the newest first, fifty at a time.',
  query: z.strictObject({ before: instant.optional() }),
  answer: z.strictObject({ versions: z.array(line), more: z.boolean() }),
});

export const openVersion = endpoint('GET /api/business-case/versions/:version', {
  permission: 'learner',
  summary: 'One’s own case as it was kept.',
  params,
  answer: line.extend({
    head,
    sections: z.array(z.strictObject({ slug: z.string(), value: sectionValue, revision, savedAt: instant })),
  }),
});

export const keepMoment = endpoint('POST /api/business-case/moments', {
  permission: 'learner',
  summary:
    'Keeps one’s own case as it stands under a name, or a text that was left out. The same write again keeps it once.',
  rate: 'write',
  body: z.strictObject({
    write,
    name: z.string().trim().max(80),
    leftOut: z.strictObject({ section: slugParam, value: sectionValue }).nullable(),
  }),
  answer: z.strictObject({ id: z.string(), at: instant }),
});

export const restoreSection = endpoint('POST /api/business-case/versions/:version/restore', {
  permission: 'learner',
  summary: 'Puts one section back as it was kept; what stood there is kept before.',
  rate: 'write',
  params,
  body: z.strictObject({ write, section: slugParam }),
  answer: saved,
});

export const submitCase = endpoint('POST /api/business-case/submit', {
  permission: 'learner',
  summary:
    'Hands the case in as the next version. Sent again, or with nothing changed, it is the same version.',
  rate: 'write',
  body: z.strictObject({
    write,
    /** Revision of each part as the writer has it; `head` is the case as a whole. */
    seen: z.record(slugParam, revision),
  }),
  // Refused: 400 `case-incomplete` with { missing }, 409 `conflict` with { parts } that another device has changed.
  answer: z.strictObject({ id: z.string(), number: z.number().int(), at: instant }),
});
