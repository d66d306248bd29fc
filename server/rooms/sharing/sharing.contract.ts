import { z } from 'zod';
import { endpoint, idParam, instant, slugParam } from '../../core/endpoint.contract.ts';

const kind = z.enum(['section', 'document']);
const audience = z.enum(['cohort', 'trainers']);
const title = z.strictObject({ en: z.string(), es: z.string() });
/** New with every write, the same when it is sent again. */
const write = z.string().regex(/^[0-9a-f]{32}$/);

/** Without a name it is somebody's number; without that, somebody who has left. */
const author = z.strictObject({ name: z.string().nullable(), number: z.number().int().nullable() });
const credit = z.strictObject({ author, at: instant });

/** As the room whose thing it is keeps it, and what its page needs to draw it. */
const content = z.unknown();
const draws = z.unknown();

const line = z.strictObject({
  id: z.string(),
  kind,
  part: z.string(),
  title,
  at: instant,
  author,
  own: z.boolean(),
});
const item = line.extend({ content, draws, credits: z.array(credit) });

const copy = z.strictObject({
  id: z.string(),
  kind,
  part: z.string(),
  at: instant,
  state: z.enum(['waiting', 'placed', 'away', 'rewritten']),
  /** What it was made from, the nearest first. */
  credits: z.array(credit),
});

const things = z.strictObject({ kind, part: slugParam });
const itemParams = z.strictObject({ item: idParam });
const copyParams = z.strictObject({ copy: idParam });
const done = z.strictObject({});

export const ownSharing = endpoint('GET /api/sharing', {
  permission: 'learner',
  summary: 'What one shares, has shared and has taken over from others, without what stands in it.',
  answer: z.strictObject({
    items: z.array(
      z.strictObject({
        id: z.string(),
        kind,
        part: z.string(),
        audience,
        at: instant,
        /** False: it was withdrawn. */
        stands: z.boolean(),
        /** How many copies were made of it, and of those. */
        copies: z.number().int(),
      }),
    ),
    copies: z.array(copy),
  }),
});

export const readersOfShared = endpoint('GET /api/sharing/readers', {
  permission: 'learner',
  summary: 'Who would read what one shares now: how many other learners, and which trainers.',
  answer: z.strictObject({ learners: z.number().int(), trainers: z.array(author) }),
});

export const shareThing = endpoint('PUT /api/sharing/own/:kind/:part', {
  permission: 'learner',
  summary:
    'Shares one’s own section or document as it is saved, with one audience. Sharing it again takes the place of what was shared.',
  rate: 'write',
  params: things,
  // Refused: 409 `nothing-to-share`; 409 `conflict` where another state is saved than the one that was looked at.
  body: z.strictObject({ write, audience, revision: z.number().int().min(1) }),
  answer: z.strictObject({ id: z.string(), at: instant }),
});

export const withdrawThing = endpoint('DELETE /api/sharing/items/:item', {
  permission: 'learner',
  summary: 'Takes back what one shared: nobody finds or reads it any more. Copies stay with their credit.',
  rate: 'write',
  params: itemParams,
  answer: done,
});

export const sharedByCohort = endpoint('GET /api/sharing/cohort', {
  permission: 'learner',
  summary: 'What the learners of the run share with one another, the newest first, twenty at a time.',
  query: z.strictObject({
    kind,
    /** One section or one document; without it, all of the kind. */
    part: slugParam.optional(),
    before: z.coerce.number().int().min(1).optional(),
  }),
  answer: z.strictObject({ items: z.array(line), next: z.number().int().nullable() }),
});

export const openShared = endpoint('GET /api/sharing/items/:item', {
  permission: 'cohort',
  summary: 'A section or document as it was shared, to whom it is shared with.',
  params: itemParams,
  answer: item,
});

export const familyOfShared = endpoint('GET /api/sharing/items/:item/family', {
  permission: 'learner',
  summary: 'Where it went, to whoever shared it: who adapted it, when, and what was made of their copies.',
  params: itemParams,
  answer: z.strictObject({
    family: z.array(
      z.strictObject({
        id: z.string(),
        /** The copy that it was made from; null where it was made from the item itself. */
        parent: z.string().nullable(),
        author,
        at: instant,
        /** Says its author: nothing of it stands there any more. */
        rewritten: z.boolean(),
      }),
    ),
  }),
});

export const adaptShared = endpoint('POST /api/sharing/items/:item/copies', {
  permission: 'learner',
  summary: 'Takes a copy of what another learner shares, to be placed beside one’s own. Once for a write.',
  rate: 'write',
  params: itemParams,
  body: z.strictObject({ write }),
  answer: z.strictObject({ id: z.string(), kind, part: z.string() }),
});

export const openCopy = endpoint('GET /api/sharing/copies/:copy', {
  permission: 'learner',
  summary: 'A copy that one took, with what stands in it.',
  params: copyParams,
  answer: copy.extend({ title, content, draws }),
});

export const placeCopy = endpoint('PUT /api/sharing/copies/:copy/placed', {
  permission: 'learner',
  summary:
    'Puts a copy beside what stands in one’s own section or document, with its credit. Nothing is written over.',
  rate: 'write',
  params: copyParams,
  // Refused: 409 `no-room`.
  answer: done,
});

export const putCopyAway = endpoint('PUT /api/sharing/copies/:copy/away', {
  permission: 'learner',
  summary: 'Puts a copy aside that was not placed.',
  rate: 'write',
  params: copyParams,
  answer: done,
});

export const takeCreditOff = endpoint('PUT /api/sharing/copies/:copy/rewritten', {
  permission: 'learner',
  summary: 'Takes the credit off a section or document in which nothing of the copy stands any more.',
  rate: 'write',
  params: copyParams,
  // Refused: 409 `still-standing` with { passages }.
  answer: done,
});

export const sharedWithTrainers = endpoint('GET /api/sharing/learners/:person', {
  permission: 'trainer',
  summary: 'What a learner lets their trainers read.',
  params: z.strictObject({ person: idParam }),
  answer: z.strictObject({ items: z.array(line.omit({ author: true, own: true })) }),
});
