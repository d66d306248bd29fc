import { z } from 'zod';
import { endpoint, idParam } from '../../core/endpoint.contract.ts';

const text = z.string().trim().min(1).max(600);
const kind = z.enum(['question', 'strength', 'suggestion']);

const phrase = z.strictObject({ id: z.string(), kind, text });

export const phrases = endpoint('GET /api/review/phrases', {
  permission: 'trainer',
  summary: 'Sentences that the trainers of a run keep for their comments, the oldest first.',
  answer: z.strictObject({ phrases: z.array(phrase) }),
});

export const keepPhrase = endpoint('PUT /api/review/phrases/:phrase', {
  permission: 'trainer',
  summary:
    'Keeps a sentence for all trainers of the run, under an id of the writer’s choice; again, it is changed.',
  rate: 'write',
  params: z.strictObject({ phrase: z.string().regex(/^[0-9a-f]{32}$/) }),
  body: z.strictObject({ kind, text }),
  // Refused: 409 `too-many-phrases`.
  answer: phrase,
});

export const dropPhrase = endpoint('DELETE /api/review/phrases/:phrase', {
  permission: 'trainer',
  summary: 'Takes a sentence out of the bank; comments that were written with it stay.',
  rate: 'write',
  params: z.strictObject({ phrase: idParam }),
  answer: z.strictObject({}),
});
