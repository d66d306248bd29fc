import { ApiError } from '../../core/api-error.ts';
import { call, type Answer, type Sent } from '../../core/api.ts';
import { query, refreshAll, type Data, type Query } from '../../core/data.ts';
import { lang } from '../../core/i18n.ts';
import type { Sender } from '../../core/outbox.ts';
import { flushAll } from '../../core/writing.ts';
import { noteSaved, type Written } from './comments.state.ts';
import { reviewThing } from './review-part.ts';
import type { Desk, Queue, Shown } from './review.types.ts';

export const queue = (show: Shown, after?: string): Data<Queue> =>
  query(`review/queue/${show}/${after ?? ''}`, () =>
    // The beginning is asked for as the shell asks ahead: by the bare address.
    call('GET /api/review/queue', {
      query: { ...(show !== 'waiting' && { show }), ...(after && { after }) },
    }),
  );

/** Who has a review stands on several pages: each is asked again when it is next shown. */
async function said<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } finally {
    refreshAll();
  }
}

/** Null: none is free. `but`: not this one. */
export const takeNext = async (but?: string): Promise<string | null> =>
  (await said(call('POST /api/review/next', { body: but === undefined ? {} : { but } }))).id;

export const claim = (review: string) =>
  said(call('POST /api/review/reviews/:review/claim', { params: { review }, body: {} }));

export const askFor = (review: string) =>
  said(call('POST /api/review/reviews/:review/ask', { params: { review }, body: {} }));

export const handBack = (review: string) =>
  said(call('POST /api/review/reviews/:review/hand-back', { params: { review }, body: {} }));

export const desk = (review: string): Query<Desk> =>
  query(`review/desk/${review}`, () => call('GET /api/review/reviews/:review', { params: { review } }));

type DraftBody = Sent<'PUT /api/review/reviews/:review/draft'>['body'];

interface CommentBody {
  write: string;
  revision: number;
  value: Written;
}

async function sendComment(params: { review: string; comment: string }, body: CommentBody) {
  const { write, revision, value } = body;
  const saved = await (value
    ? call('PUT /api/review/reviews/:review/comments/:comment', { params, body: { write, revision, value } })
    : call('POST /api/review/reviews/:review/comments/:comment/remove', {
        params,
        body: { write, revision },
      }));
  noteSaved(reviewThing(params.review), params.comment, { value, revision: saved.revision });
  return saved;
}

/** Refused because it is a colleague's by now, the desk says so: what was written stays on the device. */
export const sendPart: Sender = async ({ thing, body }) => {
  const [, review = '', what, comment = ''] = thing.split('/');
  try {
    if (what === 'comment') return await sendComment({ review, comment }, body as CommentBody);
    return await call('PUT /api/review/reviews/:review/draft', {
      params: { review },
      body: body as DraftBody,
    });
  } catch (error) {
    if (error instanceof ApiError && error.status === 409) desk(review).invalidate();
    throw error;
  }
};

/** False: something that was written here has not arrived, and nothing was released. */
export async function release(review: string, write: string): Promise<boolean> {
  if (!(await flushAll())) return false;
  await said(call('POST /api/review/reviews/:review/release', { params: { review }, body: { write } }));
  return true;
}

const LOOK_AGAIN_MS = [2_000, 5_000, 12_000];

/** A job does the sending, a moment after the answer: whoever pressed sees what came of it without leaving. */
export async function sendScoreAgain(id: string): Promise<void> {
  await said(call('POST /api/grades/:id/resend', { params: { id }, body: {} }));
  for (const wait of LOOK_AGAIN_MS) setTimeout(refreshAll, wait);
}

/** What was released is hidden again, and its score taken back. */
export const withdraw = (review: string) =>
  said(call('POST /api/review/reviews/:review/withdraw', { params: { review }, body: {} }));

export type LeaderLinks = Answer<'GET /api/business-case/links/of/:person'>;

/** Links by which people who decide read a learner's versions, in the language of the page. */
export const leaderLinksOf = (person: string): Query<LeaderLinks> =>
  query(`business-case/links/of/${person}/${lang.value}`, () =>
    call('GET /api/business-case/links/of/:person', { params: { person }, query: { lang: lang.peek() } }),
  );

/** Versions that a learner has handed in, the newest first. */
export const reviewsOf = (person: string): Query<Answer<'GET /api/review/learners/:person'>> =>
  query(`review/learners/${person}`, () => call('GET /api/review/learners/:person', { params: { person } }));
