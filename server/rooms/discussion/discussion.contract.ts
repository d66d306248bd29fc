import { z } from 'zod';
import { endpoint, idParam, instant } from '../../core/endpoint.contract.ts';

/** Where comments stand: the wall of the run shows all of them, a step (`<module>/<step>`) its own. */
const placeKey = z.string().regex(/^(wall|[a-z0-9][a-z0-9-]{0,79}\/[a-z0-9][a-z0-9-]{0,79})$/);

const author = z.strictObject({
  id: z.string(),
  /** Null where the LMS withholds names: show role and number. */
  name: z.string().nullable(),
  number: z.number().int().nullable(),
  role: z.enum(['learner', 'trainer', 'administrator']),
  /** Left the course: their words stay, under a neutral one. */
  left: z.boolean(),
});

const commentLine = z.strictObject({
  id: z.string(),
  /** The comment that it answers; null for one that begins a thread. */
  root: z.string().nullable(),
  step: z.strictObject({ key: z.string(), number: z.string() }).nullable(),
  state: z.enum(['shown', 'deleted', 'forgotten', 'hidden']),
  /** Null when it is not to be known any more. */
  author: author.nullable(),
  text: z.string().nullable(),
  at: instant,
  editedAt: instant.nullable(),
  own: z.boolean(),
  pinned: z.boolean(),
  isNew: z.boolean(),
  helpful: z.number().int(),
  helpfulToMe: z.boolean(),
  flaggedByMe: z.boolean(),
  followed: z.boolean(),
  /** How many replies there are, shown with it or not. */
  replies: z.number().int(),
  /** Named by whoever edits it. */
  revision: z.number().int().nullable(),
  flags: z.number().int().nullable(),
});
export type CommentLine = z.output<typeof commentLine>;

const thread = commentLine.extend({ shownReplies: z.array(commentLine) });

const shows = z.enum(['all', 'following', 'mine', 'helpful', 'new']);
export type Shows = z.output<typeof shows>;

export const comments = endpoint('GET /api/discussion/comments', {
  permission: 'cohort',
  summary: 'A page of the threads of the wall or of a step, newest first, with the rules that hold there.',
  query: z.strictObject({
    place: placeKey,
    show: shows.default('all'),
    before: z.coerce.number().int().min(1).optional(),
  }),
  answer: z.strictObject({
    /** Comments of the place, replies among them. */
    total: z.number().int(),
    threads: z.array(thread),
    pinned: z.array(thread),
    /** Give it as `before` for the next page; null when this was the last. */
    next: z.number().int().nullable(),
    /** When the reader was last here; null at the first visit. */
    since: instant.nullable(),
    /** Comments since then. */
    news: z.number().int(),
    rules: z.strictObject({
      /** How replies are to be written here, as the step says. */
      replies: z.enum(['questions', 'fair-question', 'offers']).nullable(),
      /** What to ask oneself of a disguise before posting; empty where the step asks for none. */
      disguise: z.array(z.enum(['role', 'date', 'place', 'sector', 'detail', 'organisation', 'person'])),
      /** What the cohort has agreed, where it has. */
      protocol: z.array(z.string()),
    }),
    /** The reader's own comments that a trainer has hidden. */
    hidden: z.array(z.strictObject({ id: z.string(), step: z.string() })),
  }),
});

const commentParams = z.strictObject({ comment: idParam });

export const replies = endpoint('GET /api/discussion/comments/:comment/replies', {
  permission: 'cohort',
  summary: 'Replies to a comment, oldest first.',
  params: commentParams,
  query: z.strictObject({
    /** Where they are read: news is counted from the last visit there. */
    place: placeKey.default('wall'),
    after: z.coerce.number().int().min(0).default(0),
  }),
  answer: z.strictObject({ replies: z.array(commentLine), next: z.number().int().nullable() }),
});

export const earlier = endpoint('GET /api/discussion/comments/:comment/earlier', {
  permission: 'cohort',
  summary: 'What a comment said before it was edited; for its author and the trainers.',
  params: commentParams,
  answer: z.strictObject({
    texts: z.array(z.strictObject({ text: z.string(), at: instant })),
  }),
});

/** Made by the device with the press: the same one twice is one comment. */
const write = z.string().regex(/^[0-9a-f]{32}$/);
const text = z.string().min(1).max(8000);

export const postComment = endpoint('POST /api/discussion/comments', {
  permission: 'cohort',
  rate: 'write',
  summary:
    'Says something under a step, on the wall, or in reply; once more with the same `write` changes nothing.',
  body: z.strictObject({ write, place: placeKey, root: idParam.nullable(), text }),
  answer: z.strictObject({ id: z.string(), at: instant }),
});

export const editComment = endpoint('PUT /api/discussion/comments/:comment', {
  permission: 'cohort',
  rate: 'write',
  summary: 'Changes one’s own comment; what it said before stays for its author and the trainers.',
  params: commentParams,
  body: z.strictObject({ text, revision: z.number().int() }),
  answer: z.strictObject({ revision: z.number().int() }),
});

export const deleteComment = endpoint('DELETE /api/discussion/comments/:comment', {
  permission: 'cohort',
  rate: 'write',
  summary: 'Takes one’s own comment away; a notice stays where replies hang on it.',
  params: commentParams,
  answer: z.strictObject({ gone: z.literal(true) }),
});

const helpful = { permission: 'cohort', rate: 'write', params: commentParams } as const;

export const findHelpful = endpoint('PUT /api/discussion/comments/:comment/helpful', {
  ...helpful,
  summary: 'Says that a comment was helpful; nobody reads who said so.',
  answer: z.strictObject({ helpful: z.literal(true) }),
});

export const findNotHelpful = endpoint('DELETE /api/discussion/comments/:comment/helpful', {
  ...helpful,
  summary: 'Takes that back.',
  answer: z.strictObject({ helpful: z.literal(false) }),
});

export const flagComment = endpoint('PUT /api/discussion/comments/:comment/flag', {
  permission: 'cohort',
  rate: 'write',
  summary: 'Asks the trainers to look at a comment; they read how many did, nobody reads who.',
  params: commentParams,
  answer: z.strictObject({ flagged: z.literal(true) }),
});

const personParams = z.strictObject({ person: idParam });

export const followPerson = endpoint('PUT /api/discussion/follows/:person', {
  permission: 'cohort',
  rate: 'write',
  summary: 'Follows what somebody of the run says here; nobody is told.',
  params: personParams,
  answer: z.strictObject({ followed: z.literal(true) }),
});

export const unfollowPerson = endpoint('DELETE /api/discussion/follows/:person', {
  permission: 'cohort',
  rate: 'write',
  summary: 'Follows them no more.',
  params: personParams,
  answer: z.strictObject({ followed: z.literal(false) }),
});

export const follows = endpoint('GET /api/discussion/follows', {
  permission: 'cohort',
  summary: 'Whom one follows oneself, and who of them has said something since one was last on the wall.',
  answer: z.strictObject({
    people: z.array(z.strictObject({ author, isNew: z.boolean() })),
  }),
});

export const noteVisit = endpoint('PUT /api/discussion/visit', {
  permission: 'cohort',
  rate: 'write',
  summary: 'Notes that one has looked at a place, once a minute at most.',
  body: z.strictObject({ place: placeKey }),
  answer: z.strictObject({ noted: z.literal(true) }),
});

const trainerOf = { permission: 'trainer', rate: 'write', params: commentParams } as const;

export const pinComment = endpoint('PUT /api/discussion/comments/:comment/pin', {
  ...trainerOf,
  summary: 'Keeps a comment on top of its step and of the wall; three at most.',
  answer: z.strictObject({ pinned: z.literal(true) }),
});

export const unpinComment = endpoint('DELETE /api/discussion/comments/:comment/pin', {
  ...trainerOf,
  summary: 'Lets it go back to its place.',
  answer: z.strictObject({ pinned: z.literal(false) }),
});

export const decideFlag = endpoint('PUT /api/discussion/comments/:comment/decision', {
  ...trainerOf,
  summary: 'Decides on a comment that somebody pointed at: keep it, or hide it behind a notice.',
  body: z.strictObject({ decision: z.enum(['keep', 'hide']) }),
  answer: z.strictObject({ decision: z.enum(['keep', 'hide']) }),
});

export const settleQuestion = endpoint('PUT /api/discussion/comments/:comment/answered', {
  ...trainerOf,
  summary: 'Says that a question needs no answer here.',
  answer: z.strictObject({ answered: z.literal(true) }),
});

const deskLine = z.strictObject({
  id: z.string(),
  step: z.strictObject({ key: z.string(), number: z.string() }).nullable(),
  author: author.nullable(),
  text: z.string(),
  at: instant,
  flags: z.number().int(),
  state: z.enum(['open', 'kept', 'hidden', 'waits']),
});

export const waiting = endpoint('GET /api/discussion/waiting', {
  permission: 'trainer',
  summary: 'How many texts that somebody pointed at wait for a decision; for a trainer’s first page.',
  answer: z.strictObject({ flagged: z.number().int() }),
});

export const desk = endpoint('GET /api/discussion/desk', {
  permission: 'trainer',
  summary: 'What of the discussion waits for a trainer.',
  answer: z.strictObject({
    flagged: z.array(deskLine),
    /** Decided, newest first: a decision can be changed. */
    hidden: z.array(deskLine),
    /** Questions of learners that have stood for more than two days without a reply. */
    questions: z.array(deskLine),
  }),
});
