import { z } from 'zod';
import { endpoint, idParam, instant } from '../../core/endpoint.contract.ts';

/** Somebody of the team, or a learner. */
export const named = z.strictObject({
  id: z.string(),
  number: z.number().int(),
  /** Null where the LMS withholds names; a name that two people have carries the number. */
  name: z.string().nullable(),
});

export const claim = z.strictObject({
  by: named,
  /** By whoever asks. */
  own: z.boolean(),
  at: instant,
  /** Free to take from then on, unless its owner saves something before. */
  until: instant,
  /** A colleague would like to have it; it is free a day after that. */
  asked: z.strictObject({ by: named, own: z.boolean(), at: instant }).nullable(),
});

export const queueRow = z.strictObject({
  id: z.string(),
  learner: named,
  version: z.number().int(),
  /** `second`: a colleague’s look at one of a sample, which its learner never sees. */
  look: z.enum(['first', 'second']),
  /** A second look that a colleague has asked for, and that they wait for. */
  asked: z.boolean(),
  /** What the case is called; empty: it has no title. */
  title: z.string(),
  submittedAt: instant,
  /** `claimed`: somebody is at it now. `withdrawn`: what was released was taken back, and it waits again. */
  state: z.enum(['waiting', 'claimed', 'withdrawn', 'released', 'replaced']),
  claim: claim.nullable(),
  /** Something of it was written already. */
  begun: z.boolean(),
  /** Whoever asks gives, or gave, the other look at this version: this one is a colleague’s, and not seen until both are done. */
  closed: z.boolean(),
  /** Of one that was released and is not closed; of a second look the gradebook hears nothing, nor its learner. */
  released: z
    .strictObject({
      at: instant,
      by: named,
      decision: z.enum(['accepted', 'accepted-with-changes', 'revise']),
      score: z.number(),
      ready: z.boolean(),
      /** When its learner opened it first. */
      openedAt: instant.nullable(),
      /** Whether the gradebook has the score. `id` is what `POST /api/grades/:id/resend` takes; null: not on its way yet. */
      gradebook: z
        .strictObject({
          id: z.string(),
          status: z.enum(['waiting', 'sent', 'stopped', 'held', 'aside']),
          /** The platform’s own words for why it has not arrived. */
          reason: z.string().nullable(),
        })
        .nullable(),
    })
    .nullable(),
});
export type QueueRow = z.output<typeof queueRow>;

export const PAGE_SIZE = 25;

export const reviewQueue = endpoint('GET /api/review/queue', {
  permission: 'trainer',
  summary:
    'Versions that were handed in: those that wait, the oldest first; one’s own; those released, the newest first.',
  query: z.strictObject({
    show: z.enum(['waiting', 'mine', 'released']).default('waiting'),
    /** `next` of the page before. */
    after: z
      .string()
      .regex(/^[0-9]{1,15}\.[A-Za-z0-9_-]{1,64}$/)
      .optional(),
  }),
  answer: z.strictObject({
    counts: z.strictObject({ waiting: z.number().int(), mine: z.number().int(), released: z.number().int() }),
    rows: z.array(queueRow),
    /** Where the next page begins; null on the last one. */
    next: z.string().nullable(),
  }),
});

export const reviewsOfLearner = endpoint('GET /api/review/learners/:person', {
  permission: 'trainer',
  summary:
    'Every version that a learner has handed in, the newest first: where the gradebook of the LMS leads.',
  params: z.strictObject({ person: idParam }),
  answer: z.strictObject({ rows: z.array(queueRow) }),
});

export const takeNext = endpoint('POST /api/review/next', {
  permission: 'trainer',
  summary: 'Takes the one that has waited longest and that nobody has, for whoever asks. Null: none is free.',
  rate: 'write',
  body: z.strictObject({
    /** Not this one: whoever has it open wants the one after. */
    but: idParam.optional(),
  }),
  answer: z.strictObject({ id: z.string().nullable() }),
});

const params = z.strictObject({ review: idParam });
const claimed = z.strictObject({ claim: claim.nullable() });

export const claimReview = endpoint('POST /api/review/reviews/:review/claim', {
  permission: 'trainer',
  summary: 'Takes a review, or goes on with it.',
  rate: 'write',
  params,
  body: z.strictObject({}),
  // Refused: 409 `claimed-by-another` with { by, at }, `other-look-seen`, `not-waiting` with { state }.
  answer: claimed,
});

export const askForReview = endpoint('POST /api/review/reviews/:review/ask', {
  permission: 'trainer',
  summary: 'Asks whoever has a review to hand it over; free after a day. One that is free is taken at once.',
  rate: 'write',
  params,
  body: z.strictObject({}),
  answer: claimed,
});

export const handBackReview = endpoint('POST /api/review/reviews/:review/hand-back', {
  permission: 'trainer',
  summary: 'Lets a review go. What was written stays for whoever takes it.',
  rate: 'write',
  params,
  body: z.strictObject({}),
  answer: claimed,
});
