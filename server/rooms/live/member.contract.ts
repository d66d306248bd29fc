import { z } from 'zod';
import { day, endpoint, idParam, instant, slugParam } from '../../core/endpoint.contract.ts';

const state = z.enum(['done', 'partly', 'not-done', 'changed']);
const said = z.string().max(400);
const report = z.strictObject({ state, said });
const readers = z.enum(['nobody', 'set', 'cohort']);
const shownPerson = z.strictObject({
  id: z.string(),
  name: z.string().nullable(),
  number: z.number().int().nullable(),
});

const openAction = z.strictObject({
  id: z.string(),
  owner: z.string(),
  text: z.string(),
  due: day,
  /** Of one's own alone. */
  first: z.string().nullable(),
  planB: z.string().nullable(),
  /** What was said of it at the last opening: it goes on. */
  report: report.nullable(),
  /** What its owner has noted for the next opening. */
  note: report.nullable(),
});

const turnRecord = z.strictObject({
  n: z.number().int(),
  turn: z.string(),
  at: instant,
  person: z.string(),
  wanted: z.string().nullable(),
  erased: z.boolean(),
  lines: z.array(z.strictObject({ id: z.string(), kind: z.string(), text: z.string() })),
  actions: z.array(z.strictObject({ text: z.string(), first: z.string(), planB: z.string(), due: day })),
});

const missed = z.strictObject({
  n: z.number().int(),
  at: instant,
  /** How many came, and how many turns were held. */
  here: z.number().int(),
  turns: z.number().int(),
});

const ownWord = z.strictObject({
  n: z.number().int(),
  quarter: z.boolean(),
  said: z.string(),
  at: instant,
  seenAt: instant.nullable(),
});

const setParams = z.strictObject({ set: idParam });
const meetingParams = z.strictObject({ set: idParam, n: z.string().regex(/^[1-9]\d?$/) });

export const betweenMeetings = endpoint('GET /api/live/sets/:set/between', {
  permission: 'learner',
  summary:
    'What stands between two meetings of one’s set: actions and who has them, what one missed, and the records that one may read.',
  params: setParams,
  answer: z.strictObject({
    actions: z.array(openAction),
    missed: missed.nullable(),
    words: z.array(ownWord),
    records: z.array(turnRecord),
    /** What members of the set share of their business cases with the cohort. */
    shared: z.array(
      z.strictObject({
        id: z.string(),
        person: z.string(),
        title: z.strictObject({ en: z.string(), es: z.string() }),
        at: instant,
      }),
    ),
  }),
});

export const noteAction = endpoint('PUT /api/live/sets/:set/actions/:action/note', {
  permission: 'learner',
  rate: 'write',
  summary: 'Notes how one’s own action went, for oneself, until it is reported at the next opening.',
  params: z.strictObject({ set: idParam, action: z.string().regex(/^[0-9a-f]{32}$/) }),
  body: report,
  answer: z.strictObject({ noted: z.literal(true) }),
});

export const sayToFacilitator = endpoint('PUT /api/live/sets/:set/meetings/:n/word', {
  permission: 'learner',
  rate: 'write',
  summary:
    'Says something about a meeting to who facilitates, or asks them for a quarter of an hour. Nothing of both takes it back.',
  params: meetingParams,
  body: z.strictObject({ quarter: z.boolean(), said: z.string().trim().max(1000) }),
  answer: z.strictObject({ said: z.literal(true) }),
});

export const saidToFacilitator = endpoint('GET /api/live/sets/words', {
  permission: 'trainer',
  summary: 'What members of sets have said to who facilitates, the newest first.',
  answer: z.strictObject({
    words: z.array(
      z.strictObject({
        person: shownPerson,
        set: z.number().int(),
        n: z.number().int(),
        quarter: z.boolean(),
        said: z.string(),
        at: instant,
        seenAt: instant.nullable(),
      }),
    ),
  }),
});

export const noteWordSeen = endpoint('PUT /api/live/sets/words/:person/:n/seen', {
  permission: 'trainer',
  rate: 'write',
  summary: 'Says that a word to who facilitates was read and taken up: its author sees that.',
  params: z.strictObject({ person: idParam, n: z.string().regex(/^[1-9]\d?$/) }),
  body: z.strictObject({}),
  answer: z.strictObject({ seen: z.literal(true) }),
});

export const askSet = endpoint('POST /api/live/sets/:set/readers', {
  permission: 'learner',
  rate: 'write',
  summary:
    'Asks the others of one’s set to comment on one section of one’s own business case as it is saved. Whoever reads that section already is not asked twice; the same write again asks nobody anew.',
  params: setParams,
  body: z.strictObject({
    /** New with every asking, the same when it is sent again. */
    write: z.string().regex(/^[0-9a-f]{32}$/),
    section: slugParam,
    /** Of the section that was looked at. */
    revision: z.number().int().min(1),
    note: z.string().trim().max(600),
  }),
  // Refused: 409 `nothing-to-share`, `conflict` with { revision }, `too-many-asks` with { most }.
  answer: z.strictObject({ asked: z.number().int() }),
});

const entry = {
  mail: z.string().trim().max(254),
  phone: z.string().trim().max(60),
  other: z.string().trim().max(200),
  about: z.string().trim().max(400),
};

export const setDirectory = endpoint('GET /api/live/directory', {
  permission: 'learner',
  summary:
    'How people of one’s set and cohort may be reached, by their own consent, and what one shows oneself.',
  answer: z.strictObject({
    own: z.strictObject({ to: readers, ...entry }).nullable(),
    people: z.array(z.strictObject({ person: shownPerson, inSet: z.boolean(), ...entry })),
  }),
});

export const showInDirectory = endpoint('PUT /api/live/directory', {
  permission: 'learner',
  rate: 'write',
  summary: 'Shows one’s set or one’s cohort how one may be reached, or nobody any more.',
  body: z.strictObject({ to: readers, ...entry }),
  answer: z.strictObject({ shown: z.literal(true) }),
});
