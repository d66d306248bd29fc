import { z } from 'zod';
import { timeZone } from '../../core/calendar.contract.ts';
import { day, endpoint, idParam, instant } from '../../core/endpoint.contract.ts';

export const KINDS = [
  'one-to-one',
  'circle',
  'e-mentoring',
  'observe-and-talk',
  'review',
  'prep-and-reflect',
  'does-not-count',
] as const;
export const CHANNELS = ['in-person', 'video', 'phone', 'messages'] as const;
export const OUTSIDE = ['supervision', 'being-mentored', 'other'] as const;
export const CONFIRMERS = ['mentee', 'coordinator', 'colleague'] as const;
export const ENTRY_STATES = ['claimed', 'countersigned', 'verified', 'queried', 'void'] as const;

const minutes = z.number().int().min(0);
const revision = z.number().int().min(0);
/** New with every write, the same when it is sent again. */
export const write = z.string().regex(/^[0-9a-f]{32}$/);

export const entryFacts = z.strictObject({
  kind: z.enum(KINDS),
  relationship: idParam.nullable(),
  startedAt: instant,
  endedAt: instant,
  zone: timeZone,
  breakMin: minutes.max(60),
  aroundMin: minutes.max(240),
  channel: z.enum(CHANNELS),
  participants: z.number().int().min(2).max(12).nullable(),
  linked: idParam.nullable(),
  outside: z.enum(OUTSIDE).nullable(),
  shadowing: z.boolean(),
});

/** What happened in somebody's words, and what needs none: the learner and the trainers read the same of these. */
export const saidEvent = z.strictObject({
  what: z.enum(['voided', 'answered', 'queried']),
  at: instant,
  text: z.string(),
});
export const wordlessEvent = z.strictObject({
  what: z.enum(['restored', 'accepted', 'settled', 'unconfirmed']),
  at: instant,
});

const event = z.discriminatedUnion('what', [
  saidEvent,
  wordlessEvent,
  z.strictObject({
    what: z.enum(['logged', 'changed']),
    at: instant,
    /** What is different from the event before it of these two; all of it when it was logged. */
    facts: entryFacts.partial(),
  }),
  z.strictObject({
    what: z.literal('confirmed'),
    at: instant,
    /** `trainer`: on a sample. */
    who: z.enum([...CONFIRMERS, 'trainer']),
    name: z.string(),
    way: z.enum(['link', 'code', 'paper', 'trainer']),
  }),
  z.strictObject({
    what: z.literal('disputed'),
    at: instant,
    who: z.enum(CONFIRMERS),
    name: z.string(),
    reason: z.enum(['other-time', 'not-known']),
    text: z.string(),
  }),
]);

/** A question that waits for its answer; its secret is shown when it is made, and never again. */
export const openAsk = z.strictObject({
  id: z.string(),
  who: z.enum(CONFIRMERS),
  askedAt: instant,
  until: instant,
});

export const ownEntry = entryFacts.extend({
  id: z.string(),
  revision,
  lengthNote: z.string(),
  privateNote: z.string(),
  evidence: z.array(z.string()),
  state: z.enum(ENTRY_STATES),
  /** First saved more than four weeks after the day, and no trainer has accepted it yet (H11). */
  late: z.boolean(),
  events: z.array(event),
  asks: z.array(openAsk),
});
export type OwnEntry = z.output<typeof ownEntry>;

/** A rule that stands against an entry or speaks to it, by its id in the course's rules: `H6` with the minutes. */
export const entryProblem = z.strictObject({
  rule: z.string(),
  weight: z.enum(['block', 'warn', 'nudge']),
  minutes: z.number().int().optional(),
});
export type EntryProblem = z.output<typeof entryProblem>;

const entryParams = z.strictObject({ entry: idParam });

export const saveEntry = endpoint('PUT /api/hours/entries/:entry', {
  permission: 'learner',
  summary:
    'Logs a session, or changes one over the revision that was seen. The id is the device’s: sent again, it is the same entry.',
  rate: 'write',
  params: entryParams,
  body: z.strictObject({
    write,
    /** 0: a new one. */
    revision,
    facts: entryFacts,
    lengthNote: z.string().trim().max(140),
    privateNote: z.string().max(2_000),
    evidence: z.array(z.string().max(40)).max(8),
    /** Warnings that were read and ticked: `H11`, `H12`. */
    warned: z.array(z.string().max(8)).max(8),
  }),
  // Refused (400 `entry-refused`) with `{ problems }` where a rule blocks it, 409 `conflict` with the newer entry.
  answer: z.strictObject({
    revision,
    savedAt: instant,
    state: z.enum(ENTRY_STATES),
    /** Counted minutes of the whole log after it. */
    counted: minutes,
    problems: z.array(entryProblem),
  }),
});

export const voidEntry = endpoint('POST /api/hours/entries/:entry/void', {
  permission: 'learner',
  summary: 'Makes an entry void, with a reason; it stays in the log.',
  rate: 'write',
  params: entryParams,
  body: z.strictObject({ write, why: z.string().trim().min(1).max(300) }),
  answer: z.strictObject({ revision, counted: minutes }),
});

export const restoreEntry = endpoint('POST /api/hours/entries/:entry/restore', {
  permission: 'learner',
  summary: 'Takes back that an entry was made void, unless its time is taken by now.',
  rate: 'write',
  params: entryParams,
  body: z.strictObject({ write }),
  answer: z.strictObject({ revision, counted: minutes }),
});

export const answerQuery = endpoint('POST /api/hours/entries/:entry/answer', {
  permission: 'learner',
  summary: 'Answers a trainer’s question about an entry, in words.',
  rate: 'write',
  params: entryParams,
  body: z.strictObject({ write, text: z.string().trim().min(1).max(600) }),
  answer: z.strictObject({ revision }),
});

export const ownClosures = z
  .array(z.strictObject({ from: day, to: day }).refine(({ from, to }) => from <= to, { path: ['to'] }))
  .max(20);
export const ownPlan = z.strictObject({
  mentees: z.number().int().min(1).max(12),
  sessions: z.number().int().min(1).max(20),
  minutes: minutes.max(240),
  aroundMin: minutes.max(120),
});

export const savePlan = endpoint('PUT /api/hours/plan', {
  permission: 'learner',
  summary:
    'Keeps the plan that leads to forty hours, and the weeks in which nobody can meet (28 days at most).',
  rate: 'write',
  body: z.strictObject({ plan: ownPlan.nullable(), closures: ownClosures }),
  answer: z.strictObject({ saved: z.literal(true) }),
});
