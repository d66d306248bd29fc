import { z } from 'zod';
import { endpoint, idParam, instant, lang, slugParam } from '../../core/endpoint.contract.ts';
import { head, revision, saved, sectionValue, write } from '../business-case/case.contract.ts';
import type { ShownRubric, ShownTemplate } from '../business-case/case.types.ts';
import { named, queueRow } from './queue.contract.ts';
import type { Anchor, CommentValue, DraftValue } from './review.types.ts';

const MOST = { quote: 1_000, around: 80, body: 4_000, wording: 6_000, words: 4_000, offset: 60_000 } as const;
const key = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/);
const offset = z.number().int().min(0).max(MOST.offset);

const anchor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('case') }),
  z.strictObject({ kind: z.literal('section'), section: slugParam }),
  z.strictObject({
    kind: z.literal('text'),
    section: slugParam,
    quote: z.string().min(1).max(MOST.quote),
    from: offset,
    to: offset,
    before: z.string().max(MOST.around),
    after: z.string().max(MOST.around),
  }),
  z.strictObject({
    kind: z.literal('cell'),
    section: slugParam,
    table: slugParam,
    row: key,
    column: key,
    quote: z.string().max(MOST.quote),
  }),
]) as unknown as z.ZodType<Anchor>;

export const commentValue = z.strictObject({
  anchor,
  kind: z.enum(['question', 'strength', 'suggestion']),
  body: z.string().max(MOST.body),
  wording: z.string().max(MOST.wording).nullable(),
}) as unknown as z.ZodType<CommentValue>;

const draftValue = z.strictObject({
  levels: z.record(slugParam, z.number().int().min(1).max(4)),
  decision: z.enum(['accepted', 'accepted-with-changes', 'revise']).nullable(),
  words: z.string().max(MOST.words),
}) as unknown as z.ZodType<DraftValue>;

export const shownComment = z.strictObject({
  id: z.string(),
  value: commentValue,
  revision,
  by: named,
  at: instant,
  /** Number of the version it was written on, where a newer one came before it was released. */
  carried: z.number().int().nullable(),
});

export const shownVersion = z.strictObject({
  id: z.string(),
  number: z.number().int(),
  at: instant,
  head,
  sections: z.array(z.strictObject({ slug: z.string(), value: sectionValue, revision, savedAt: instant })),
  /** What its author did about the points on earlier versions (B9). */
  changes: z.array(
    z.strictObject({
      point: z.string(),
      from: z.enum(['trainer', 'leader']),
      /** Number of the version that the point is about. */
      version: z.number().int(),
      section: z.string().nullable(),
      /** Null where it was not said to whoever asks. */
      text: z.string().nullable(),
      done: z.enum(['changed', 'kept', 'tested']).nullable(),
      reason: z.string(),
    }),
  ),
});

/** Checked when the course was loaded; answered as they are. */
export const template = z.unknown() as z.ZodType<ShownTemplate>;
export const rubric = z.unknown() as z.ZodType<ShownRubric>;

/** What was released of a version. */
export const releasedReview = z.strictObject({
  at: instant,
  by: named,
  decision: z.enum(['accepted', 'accepted-with-changes', 'revise']),
  words: z.string(),
  levels: z.record(z.string(), z.number()),
  /** Rubric criteria whose sections were all left out. */
  notApplicable: z.array(z.string()),
  score: z.number(),
  ready: z.boolean(),
  comments: z.array(shownComment),
});

const params = z.strictObject({ review: idParam });

export const openReview = endpoint('GET /api/review/reviews/:review', {
  permission: 'trainer',
  summary:
    'A review with the version that it is about, what is written of it so far, and the version before.',
  params,
  // Refused: 409 `other-look-seen` to whoever gives the other look, until both are done.
  answer: z.strictObject({
    lang,
    review: queueRow,
    /** Whoever asks may write: it is theirs. Otherwise it is taken first (`claim`). */
    writes: z.boolean(),
    version: shownVersion,
    template,
    rubric,
    notApplicable: z.array(z.string()),
    draft: z.strictObject({ value: draftValue, revision, savedAt: instant.nullable() }),
    comments: z.array(shownComment),
    /**
     * The other look at this version, where there is one that was not let go. `released` is null until it is done and
     * leads nobody: of the second to whoever gives the first when both are done, or earlier where they asked for it.
     */
    other: z
      .strictObject({
        id: z.string(),
        look: z.enum(['first', 'second']),
        state: z.enum(['waiting', 'reading', 'done']),
        by: named.nullable(),
        /** By hand, and not of the sample. */
        asked: z.boolean(),
        released: releasedReview.nullable(),
      })
      .nullable(),
    /** The version before and what was released of it; the last one that was released, if any was. */
    before: z.strictObject({ version: shownVersion, released: releasedReview.nullable() }).nullable(),
  }),
});

export const saveDraft = endpoint('PUT /api/review/reviews/:review/draft', {
  permission: 'trainer',
  summary:
    'Saves levels, decision and words over the revision they were written over. A write seen before is done once.',
  rate: 'write',
  params,
  body: z.strictObject({ write, revision, value: draftValue }),
  // Refused: 409 `conflict` with { value, revision, savedAt }, `claimed-by-another` { by, at }, `not-waiting` { state }.
  answer: saved,
});

const commentParams = z.strictObject({ review: idParam, comment: z.string().regex(/^[0-9a-f]{32}$/) });

export const saveComment = endpoint('PUT /api/review/reviews/:review/comments/:comment', {
  permission: 'trainer',
  summary: 'Saves a comment; revision 0 makes it, under an id of the writer’s choice.',
  rate: 'write',
  params: commentParams,
  body: z.strictObject({ write, revision, value: commentValue }),
  // Refused as the draft is; `value` in a conflict is null for one that was taken out.
  answer: saved,
});

export const removeComment = endpoint('POST /api/review/reviews/:review/comments/:comment/remove', {
  permission: 'trainer',
  summary: 'Takes a comment out; saving over its revision brings it back.',
  rate: 'write',
  params: commentParams,
  body: z.strictObject({ write, revision }),
  answer: saved,
});

export const releaseReview = endpoint('POST /api/review/reviews/:review/release', {
  permission: 'trainer',
  summary: 'Shows comments, rubric, decision and words to the learner, all at once, and tells the gradebook.',
  rate: 'write',
  params,
  body: z.strictObject({ write }),
  // Refused: 400 `review-incomplete` with { open: criteria without a level, decision: whether one is there }.
  answer: z.strictObject({ at: instant, score: z.number(), ready: z.boolean() }),
});

export const withdrawReview = endpoint('POST /api/review/reviews/:review/withdraw', {
  permission: 'trainer',
  summary: 'Hides what was released again and takes its score back; it waits for whoever did so.',
  rate: 'write',
  params,
  body: z.strictObject({}),
  answer: z.strictObject({ state: z.enum(['waiting', 'replaced']) }),
});
