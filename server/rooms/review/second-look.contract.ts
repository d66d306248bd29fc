import { z } from 'zod';
import { endpoint, idParam } from '../../core/endpoint.contract.ts';

const share = z.number().int().min(0).max(100);
const revision = z.number().int().min(0);

export const reviewSettings = endpoint('GET /api/review/settings', {
  permission: 'trainer',
  summary: 'How many of a hundred versions a second trainer of the run looks at.',
  answer: z.strictObject({ revision, share }),
});

export const saveReviewSettings = endpoint('PUT /api/review/settings', {
  permission: 'trainer',
  summary: 'Settles it for versions that are taken from now on, if nobody was faster.',
  rate: 'write',
  body: z.strictObject({ revision, share }),
  // Refused: 409 `conflict` with { what: 'settings' }.
  answer: z.strictObject({ revision }),
});

const params = z.strictObject({ review: idParam });

export const askForLook = endpoint('POST /api/review/reviews/:review/second-look', {
  permission: 'trainer',
  summary: 'Asks the colleagues to look at a version too, before whoever has it releases it. Twice is once.',
  rate: 'write',
  params,
  body: z.strictObject({}),
  // Refused: 409 `no-colleague` where every trainer of the run has read this one, `not-waiting` { state }, `claimed-by-another` { by, at }.
  answer: z.strictObject({ id: z.string() }),
});

export const letLookGo = endpoint('POST /api/review/reviews/:review/let-go', {
  permission: 'trainer',
  summary:
    'Takes a second look out of the queue: it is not to be given any more. What was written of it is shown to nobody.',
  rate: 'write',
  params,
  body: z.strictObject({}),
  // Refused: 409 `not-waiting` { state } where it is done or a first look, `claimed-by-another` { by, at }.
  answer: z.strictObject({}),
});
