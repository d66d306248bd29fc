import { z } from 'zod';
import { endpoint, instant, lang } from '../../core/endpoint.contract.ts';
import { releasedReview, rubric, shownVersion, template } from './desk.contract.ts';

/** Of a version: it waits, somebody is at it, it can be read, or a newer one was handed in before. */
const state = z.enum(['waiting', 'reading', 'released', 'replaced']);

const ownReview = z.strictObject({
  version: z.number().int(),
  submittedAt: instant,
  state,
  /** Of one that was released. */
  decision: z.enum(['accepted', 'accepted-with-changes', 'revise']).nullable(),
  releasedAt: instant.nullable(),
  /** When it was opened first; null: it was not yet. */
  openedAt: instant.nullable(),
});

export const ownReviews = endpoint('GET /api/review/own', {
  permission: 'learner',
  summary: 'How the versions stand that one has handed in, the newest first.',
  answer: z.strictObject({ versions: z.array(ownReview) }),
});

const params = z.strictObject({ version: z.string().regex(/^[1-9][0-9]{0,5}$/) });

export const ownReviewOf = endpoint('GET /api/review/own/:version', {
  permission: 'learner',
  summary: 'One’s own version with what was released of it.',
  params,
  answer: z.strictObject({
    lang,
    review: ownReview,
    version: shownVersion,
    template,
    rubric,
    /** Null until it is released. */
    released: releasedReview.nullable(),
  }),
});

export const noteOpened = endpoint('PUT /api/review/own/:version/opened', {
  permission: 'learner',
  summary: 'Says that one has opened what was released.',
  rate: 'write',
  params,
  answer: z.strictObject({ openedAt: instant.nullable() }),
});
