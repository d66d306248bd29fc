import { z } from 'zod';
import { endpoint, instant, lang, slugParam } from '../../core/endpoint.contract.ts';

const stepParams = z.strictObject({ module: slugParam, step: slugParam });

/** A long essay; what is longer belongs into a document. */
const LONGEST = 20_000;

const saved = z.strictObject({ revision: z.number().int(), savedAt: instant });

export const stepNotes = endpoint('GET /api/course/notes/:module/:step', {
  permission: 'learner',
  summary: 'One’s own private notes of a step, by box.',
  params: stepParams,
  answer: z.strictObject({
    notes: z.array(saved.extend({ box: z.string(), text: z.string() })),
  }),
});

export const saveNote = endpoint('PUT /api/course/notes/:module/:step/:box', {
  permission: 'learner',
  summary:
    'Saves a private note over the revision it was written over, else refuses with the newer text. A write seen before is done once.',
  rate: 'write',
  params: stepParams.extend({ box: slugParam }),
  body: z.strictObject({
    /** New with every write, the same when it is sent again. */
    write: z.string().regex(/^[0-9a-f]{32}$/),
    /** 0: there was nothing yet. */
    revision: z.number().int().min(0),
    value: z.string().max(LONGEST),
  }),
  answer: saved,
});

const listed = z.strictObject({
  module: z.string(),
  step: z.string(),
  number: z.string(),
  title: z.string(),
  box: z.string(),
  /** What the box asks; null for the free note of a step. */
  question: z.string().nullable(),
  text: z.string(),
  savedAt: instant,
});

export const notes = endpoint('GET /api/course/notes', {
  permission: 'learner',
  summary: 'One’s own private notes, newest first, fifty a page; `after` is the `next` of the page before.',
  query: z.strictObject({
    after: z
      .string()
      .regex(/^\d{1,15}\.[A-Za-z0-9_-]{1,64}$/)
      .optional(),
  }),
  answer: z.strictObject({ lang, notes: z.array(listed), next: z.string().nullable() }),
});

export const exportNotes = endpoint('GET /api/course/notes/export', {
  permission: 'learner',
  summary: 'All of one’s own private notes, in the order of the course.',
  rate: 'heavy',
  answer: z.strictObject({ lang, course: z.string(), notes: z.array(listed) }),
});
