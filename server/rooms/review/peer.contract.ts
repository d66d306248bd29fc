import { z } from 'zod';
import { endpoint, idParam, instant, lang, slugParam } from '../../core/endpoint.contract.ts';
import type { ShownRubric, ShownSection } from '../business-case/case.types.ts';
import { revision, saved, sectionValue, write } from '../business-case/case.contract.ts';
import { commentValue } from './desk.contract.ts';

const MOST = { words: 2_000, note: 600, kind: 500, readers: 12, levels: 20 } as const;

/** A learner, as those of their run know them: no id leads from here to anything else of theirs. */
const peer = z.strictObject({ number: z.number().int(), name: z.string().nullable() });
const title = z.strictObject({ en: z.string(), es: z.string() });
const state = z.enum(['asked', 'declined', 'sent', 'ended']);
const said = z.strictObject({ at: instant, words: z.string() });

const line = z.strictObject({
  id: z.string(),
  section: z.string(),
  title,
  note: z.string(),
  askedAt: instant,
  state,
  sentAt: instant.nullable(),
  endedAt: instant.nullable(),
  declined: said.nullable(),
  thanks: said.nullable(),
});

const ownAsk = line.extend({
  reader: peer,
  /** The section is another by now. */
  changed: z.boolean(),
  openedAt: instant.nullable(),
  comments: z.number().int(),
  /** Questions and suggestions that nothing was said of yet. */
  unanswered: z.number().int(),
});

const askedLine = line.extend({
  author: peer,
  changed: z.boolean(),
  /** Something was written, and not sent. */
  begun: z.boolean(),
  /** The author answered or thanked since one looked at it last. */
  news: z.boolean(),
  /** Sent, and its author has not opened it. */
  canTakeBack: z.boolean(),
});

export const peerAsks = endpoint('GET /api/review/peers', {
  permission: 'learner',
  summary: 'Sections that one asked others to read, and those that one was asked to read, the newest first.',
  answer: z.strictObject({ own: z.array(ownAsk), asked: z.array(askedLine) }),
});

export const peersToAsk = endpoint('GET /api/review/peers/people', {
  permission: 'learner',
  summary: 'The other learners of the run by number, fifty at a time.',
  query: z.strictObject({ after: z.coerce.number().int().min(0).optional() }),
  answer: z.strictObject({ people: z.array(peer), next: z.number().int().nullable() }),
});

export const askPeers = endpoint('POST /api/review/peers', {
  permission: 'learner',
  summary:
    'Asks others, by number, to comment on one section of one’s own case as it is saved. Whoever reads that section already is not asked twice; the same write again asks nobody anew.',
  rate: 'write',
  body: z.strictObject({
    write,
    section: slugParam,
    /** Of the section that was looked at. */
    revision: z.number().int().min(1),
    readers: z.array(z.number().int().min(1)).min(1).max(MOST.readers),
    note: z.string().trim().max(MOST.note),
  }),
  // Refused: 409 `nothing-to-share`, `conflict` with { revision }, `too-many-asks` with { most }.
  answer: z.strictObject({ asked: z.number().int() }),
});

const params = z.strictObject({ ask: idParam });
const commentId = z.string().regex(/^[0-9a-f]{32}$/);
const commentParams = z.strictObject({ ask: idParam, comment: commentId });
const done = z.strictObject({});

const levels = z
  .record(slugParam, z.number().int().min(1).max(4))
  .refine((all) => Object.keys(all).length <= MOST.levels);
const draft = z.strictObject({ levels, words: z.string().max(MOST.words) });
const answer = z.strictObject({
  done: z.enum(['changed', 'kept', 'tested']).nullable(),
  words: z.string().max(MOST.words),
});

/** Checked when the course was loaded; answered as they are. */
const section = z.unknown() as z.ZodType<
  Pick<ShownSection, 'slug' | 'title' | 'purpose' | 'assessor' | 'tables'>
>;
/** The criteria of the section alone. */
const rubric = z.unknown() as z.ZodType<Pick<ShownRubric, 'levels' | 'criteria'>>;

const comment = z.strictObject({
  id: z.string(),
  value: commentValue,
  revision,
  at: instant,
  answer: z.strictObject({ value: answer, revision, savedAt: instant.nullable() }),
});

/** The section as it stood when its author asked. */
const moment = z.strictObject({ value: sectionValue, revision, savedAt: instant, currency: z.string() });

const opened = z.strictObject({ lang, section, rubric, comments: z.array(comment) });

export const openOwnAsk = endpoint('GET /api/review/peers/own/:ask', {
  permission: 'learner',
  summary: 'What somebody was asked, and what they sent of it.',
  params,
  answer: opened.extend({ ask: ownAsk, moment, levels: z.record(z.string(), z.number()), words: z.string() }),
});

export const noteOpenedAsk = endpoint('PUT /api/review/peers/own/:ask/opened', {
  permission: 'learner',
  summary: 'Says that one has opened what was sent.',
  rate: 'write',
  params,
  answer: done,
});

export const answerPeer = endpoint('PUT /api/review/peers/own/:ask/answers/:comment', {
  permission: 'learner',
  summary: 'Saves what one did about a comment, over the revision it was written over.',
  rate: 'write',
  params: commentParams,
  body: z.strictObject({ write, revision, value: answer }),
  // Refused: 409 `conflict` with { value, revision, savedAt }.
  answer: saved,
});

export const thankPeer = endpoint('PUT /api/review/peers/own/:ask/thanks', {
  permission: 'learner',
  summary: 'Thanks whoever sent comments.',
  rate: 'write',
  params,
  body: z.strictObject({ words: z.string().trim().max(MOST.kind) }),
  answer: done,
});

export const endAsk = endpoint('POST /api/review/peers/own/:ask/end', {
  permission: 'learner',
  summary: 'Ends it: whoever was asked reads the section no more. What was sent stays.',
  rate: 'write',
  params,
  answer: done,
});

export const openAsked = endpoint('GET /api/review/peers/asked/:ask', {
  permission: 'learner',
  summary: 'A section that one was asked to read, with what one has written of it.',
  params,
  answer: opened.extend({
    ask: askedLine,
    /** Null: its author has ended it. */
    moment: moment.nullable(),
    draft: z.strictObject({ value: draft, revision, savedAt: instant.nullable() }),
  }),
});

export const savePeerDraft = endpoint('PUT /api/review/peers/asked/:ask/draft', {
  permission: 'learner',
  summary:
    'Saves levels and words over the revision they were written over. Its author sees them when they are sent.',
  rate: 'write',
  params,
  body: z.strictObject({ write, revision, value: draft }),
  // Refused: 409 `conflict` with { value, revision, savedAt }, `not-asked` with { state }.
  answer: saved,
});

export const savePeerComment = endpoint('PUT /api/review/peers/asked/:ask/comments/:comment', {
  permission: 'learner',
  summary: 'Saves a comment; revision 0 makes it, under an id of the writer’s choice.',
  rate: 'write',
  params: commentParams,
  body: z.strictObject({ write, revision, value: commentValue }),
  // Refused as the draft is; `value` in a conflict is null for one that was taken out.
  answer: saved,
});

export const removePeerComment = endpoint('POST /api/review/peers/asked/:ask/comments/:comment/remove', {
  permission: 'learner',
  summary: 'Takes a comment out; saving over its revision brings it back.',
  rate: 'write',
  params: commentParams,
  body: z.strictObject({ write, revision }),
  answer: saved,
});

export const sendToAuthor = endpoint('POST /api/review/peers/asked/:ask/send', {
  permission: 'learner',
  summary: 'Shows comments, levels and words to the author. Twice is once.',
  rate: 'write',
  params,
  // Refused: 409 `nothing-to-send`, `not-asked` with { state }.
  answer: done,
});

export const takeBackSent = endpoint('POST /api/review/peers/asked/:ask/take-back', {
  permission: 'learner',
  summary: 'Goes on writing what was sent, as long as its author has not opened it.',
  rate: 'write',
  params,
  // Refused: 409 `already-opened`.
  answer: done,
});

export const declineAsk = endpoint('PUT /api/review/peers/asked/:ask/declined', {
  permission: 'learner',
  summary: 'Says that one cannot this time, in a few words or none; or that one can after all.',
  rate: 'write',
  params,
  body: z.strictObject({ declined: z.boolean(), words: z.string().trim().max(MOST.kind) }),
  // Refused: 409 `not-asked` with { state }.
  answer: done,
});

export const noteSeenAsk = endpoint('PUT /api/review/peers/asked/:ask/seen', {
  permission: 'learner',
  summary: 'Says that one has seen what the author answered.',
  rate: 'write',
  params,
  answer: done,
});
