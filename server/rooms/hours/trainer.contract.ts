import { z } from 'zod';
import { day, endpoint, idParam, instant } from '../../core/endpoint.contract.ts';
import { CONFIRMERS, ENTRY_STATES, entryFacts, saidEvent, wordlessEvent, write } from './entry.contract.ts';
import { CONNECTIONS } from './relationship.contract.ts';

/** What trainers see of hours and do about them: times, kinds, minutes and states. No label, no note, no word of a paper. */

export const PACES = [
  'complete',
  'overdue',
  'settling-in',
  'at-risk',
  'behind',
  'slightly-behind',
  'on-pace',
] as const;
export const ACTIVITIES = ['active', 'due', 'lapsed'] as const;

const count = z.number().int().min(0);
const month = z.string().regex(/^[0-9]{4}-(0[1-9]|1[0-2])$/);

const learner = z.strictObject({
  id: z.string(),
  number: z.number().int(),
  /** Null where the LMS withholds names. */
  name: z.string().nullable(),
});

const pace = z.strictObject({
  status: z.enum(PACES),
  expected: z.number(),
  /** Null once there is no week left. */
  neededPerWeek: z.number().nullable(),
  weeksLeft: z.number(),
});

const hoursRow = learner.extend({
  counted: count,
  verified: count,
  entries: count,
  /** Not confirmed by anybody yet. */
  claimed: count,
  queried: count,
  late: count,
  relationships: count,
  lastEntryAt: instant.nullable(),
  /** How long ago that was; null for nobody to mentor yet. */
  activity: z.enum(ACTIVITIES).nullable(),
  /** Null while nobody has said when the course begins. */
  pace: pace.nullable(),
});
export type HoursRow = z.output<typeof hoursRow>;

export const PAGE_SIZE = 50;

export const cohortHours = endpoint('GET /api/hours/cohort', {
  permission: 'trainer',
  summary: 'Hours of the learners of a run by number, fifty to a page: sums and states.',
  query: z.strictObject({
    /** The number after which the page begins. */
    after: z.coerce.number().int().min(0).max(10_000_000).default(0),
  }),
  answer: z.strictObject({
    target: count,
    rows: z.array(hoursRow),
    /** Where the next page begins; null on the last one. */
    next: z.number().int().nullable(),
  }),
});

const facts = entryFacts
  .omit({ relationship: true, linked: true, outside: true, participants: true })
  .extend({
    /** Which of the people mentored, counted as they were added; null for nobody in particular. */
    mentee: z.number().int().nullable(),
  });

/** The same history that the learner reads. Who confirmed is a role here: a name typed by a mentee is theirs and the learner's. */
const event = z.discriminatedUnion('what', [
  saidEvent,
  wordlessEvent,
  z.strictObject({
    what: z.enum(['logged', 'changed']),
    at: instant,
    /** What is different from the event before it of these two; all of it when it was logged. */
    facts: facts.partial(),
  }),
  z.strictObject({
    what: z.literal('confirmed'),
    at: instant,
    who: z.enum([...CONFIRMERS, 'trainer']),
    way: z.enum(['link', 'code', 'paper', 'trainer']),
  }),
  z.strictObject({
    what: z.literal('disputed'),
    at: instant,
    who: z.enum(CONFIRMERS),
    reason: z.enum(['other-time', 'not-known']),
  }),
]);

const trainerEntry = facts.extend({
  id: z.string(),
  revision: count,
  /** Day on which it began, by the clock of whoever logged it. */
  day,
  minutes: count,
  counts: count,
  surplus: count,
  lengthNote: z.string(),
  evidence: z.array(z.string()),
  state: z.enum(ENTRY_STATES),
  late: z.boolean(),
  /** Which confirmation of a month it stands confirmed by; null where it is none. */
  batch: z.string().nullable(),
  events: z.array(event),
});
export type TrainerEntry = z.output<typeof trainerEntry>;

/** Papers of one pair: which there are and since when. Of the agreement also what its form lets a trainer read. */
const pairPapers = z.strictObject({
  /** The same number as in entries. */
  mentee: z.number().int(),
  /** When each of the two signed last; what the agreement says of the pair is null until the mentor has. */
  mentorSignedAt: instant.nullable(),
  menteeSignedAt: instant.nullable(),
  connection: z.enum(CONNECTIONS).nullable(),
  sessionsPlanned: count.nullable(),
  midpointAt: instant.nullable(),
  finalAt: instant.nullable(),
  /** However it ended. */
  closedAt: instant.nullable(),
  /** Days of the meetings that have a finished progress record. */
  records: z.array(day),
});
export type PairPapers = z.output<typeof pairPapers>;

const params = z.strictObject({ person: idParam });

export const learnerHours = endpoint('GET /api/hours/learners/:person', {
  permission: 'trainer',
  summary:
    'Hours of one learner: every entry with its history, how many of their sessions somebody else has confirmed, and which papers there are.',
  params,
  answer: z.strictObject({
    learner,
    target: count,
    counted: count,
    verified: count,
    pace: pace.nullable(),
    /** Sessions that somebody else confirmed, of how many; `oneIn` is the fraction that opens a month to a trainer's word. */
    sample: z.strictObject({
      confirmed: count,
      sessions: count,
      oneIn: z.number().int(),
      enough: z.boolean(),
    }),
    papers: z.array(pairPapers),
    /** Newest first. */
    entries: z.array(trainerEntry),
  }),
});
export type LearnerHours = z.output<typeof learnerHours.answer>;

const waitingEntry = z.strictObject({ learner, entry: trainerEntry });
export type WaitingEntry = z.output<typeof waitingEntry>;

export const waitingHours = endpoint('GET /api/hours/cohort/waiting', {
  permission: 'trainer',
  summary: 'Entries of the cohort that wait for a trainer: late ones to accept, and those with a question.',
  answer: z.strictObject({
    /** Longest ago first. */
    late: z.array(waitingEntry),
    /** Answered ones first. */
    queried: z.array(waitingEntry),
    /** There are others: of both sorts those fifty learners are shown who have most of them. */
    more: z.boolean(),
  }),
});

const entryParams = params.extend({ entry: idParam });
const changed = z.strictObject({ entry: trainerEntry });

export const queryEntry = endpoint('POST /api/hours/learners/:person/entries/:entry/query', {
  permission: 'trainer',
  summary: 'Asks a learner about the facts of an entry; it is not verified until that is settled.',
  rate: 'write',
  params: entryParams,
  body: z.strictObject({ write, text: z.string().trim().min(1).max(600) }),
  // 409 `entry-void` where the learner has made it void by now.
  answer: changed,
});

export const settleEntry = endpoint('PUT /api/hours/learners/:person/entries/:entry/settled', {
  permission: 'trainer',
  summary: 'Says that the question about an entry is settled.',
  rate: 'write',
  params: entryParams,
  answer: changed,
});

export const acceptEntry = endpoint('PUT /api/hours/learners/:person/entries/:entry/accepted', {
  permission: 'trainer',
  summary: 'Accepts the date of an entry that was logged more than four weeks after its day.',
  rate: 'write',
  params: entryParams,
  answer: changed,
});

const batchParams = params.extend({ batch: z.string().regex(/^[0-9a-f]{32}$/) });

export const confirmMonth = endpoint('PUT /api/hours/learners/:person/confirmations/:batch', {
  permission: 'trainer',
  summary:
    'Confirms the sessions of a month that nobody has confirmed, once enough of the learner’s were confirmed by others.',
  rate: 'write',
  params: batchParams,
  body: z.strictObject({
    month,
    /** As they were seen: one that was changed since is left alone. */
    entries: z
      .array(z.strictObject({ id: idParam, revision: count }))
      .min(1)
      .max(200),
  }),
  // 409 `sample-too-small` where others have confirmed too few.
  answer: z.strictObject({ confirmed: count }),
});

export const takeBackMonth = endpoint('DELETE /api/hours/learners/:person/confirmations/:batch', {
  permission: 'trainer',
  summary: 'Takes such a confirmation back, as a whole.',
  rate: 'write',
  params: batchParams,
  answer: z.strictObject({ takenBack: count }),
});
