import { z } from 'zod';
import { timeZone } from '../../core/calendar.contract.ts';
import { day, endpoint, idParam, instant } from '../../core/endpoint.contract.ts';

export const CONNECTIONS = [
  'no-shared-line',
  'same-department',
  'same-team',
  'indirect-line',
  'i-manage-them',
  'they-manage-me',
  'i-assess-or-appraise-them',
  'other-organisation',
] as const;
export const PHASES = ['rapport', 'direction', 'progress', 'winding-down', 'moving-on'] as const;

export const LABEL = /^[A-Z]{1,3}[0-9]{0,2}$/;

const about = z.strictObject({
  label: z.string().regex(LABEL),
  line: z.string().trim().max(80),
  connection: z.enum(CONNECTIONS).nullable(),
  powerReason: z.string().trim().max(600),
  /** Warnings read and ticked, by their rule (R1 to R3, R5, R8). */
  warned: z.array(z.string().max(8)).max(8),
  format: z.enum(['one-to-one', 'peer', 'circle', 'spot', 'e-mentoring']),
  sessionsPlanned: z.number().int().min(1).max(12),
});

const next = z.strictObject({
  at: instant,
  endsAt: instant,
  zone: timeZone,
  /** "Room booked", not an address. */
  place: z.string().trim().max(80),
});

export const ownRelationship = about.extend({
  id: z.string(),
  /** When the connection at work was last said. */
  connectionSaidAt: instant,
  phases: z.array(z.strictObject({ phase: z.enum(PHASES), on: day })),
  next: next.extend({ moved: z.number().int() }).nullable(),
  agreement: z.strictObject({
    mentorAt: instant.nullable(),
    menteeAt: instant.nullable(),
    way: z.enum(['link', 'paper']).nullable(),
    /** A link waits for the mentee until then. */
    askedUntil: instant.nullable(),
  }),
  renewedAt: instant.nullable(),
  midpointAt: instant.nullable(),
  finalAt: instant.nullable(),
  startedAt: instant,
  pausedAt: instant.nullable(),
  endedAt: instant.nullable(),
  ending: z.enum(['completed', 'no-fault']).nullable(),
});
export type OwnRelationship = z.output<typeof ownRelationship>;

/** What a rule has to say of a relationship, and what it is about; words are the client's. */
export const nudge = z.strictObject({
  rule: z.enum(['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8', 'H16', 'N16']),
  weight: z.enum(['nudge', 'warn']),
  what: z.enum([
    'power',
    'same-team',
    'midpoint',
    'final',
    'renew',
    'quiet',
    'long',
    'many',
    'sign',
    'connection',
  ]),
});
export type Nudge = z.output<typeof nudge>;

const aims = z.array(
  z.strictObject({ key: z.string(), objective: z.string(), sign: z.string(), by: z.string().nullable() }),
);

const params = z.strictObject({ relationship: idParam });
const saved = z.strictObject({ revision: z.number().int() });

export const saveRelationship = endpoint('PUT /api/hours/relationships/:relationship', {
  permission: 'learner',
  summary: 'Adds somebody to mentor, by a label, or changes what is said of them. The id is the device’s.',
  rate: 'write',
  params,
  body: about,
  // 400 `relationship-refused` with `{ rule: 'R1' }` where a warning was not read or its reason is missing; 409 `label-taken`.
  answer: saved,
});

export const openRelationship = endpoint('GET /api/hours/relationships/:relationship', {
  permission: 'learner',
  summary:
    'One relationship with its paperwork: what exists, when it was written, and the first aims beside it.',
  params,
  answer: z.strictObject({
    relationship: ownRelationship,
    /** First version and newest of the aims in the agreement (S4.12). */
    aims: z.strictObject({
      first: aims,
      now: aims,
    }),
    /** Sessions held since it began, or since its purpose was renewed. */
    sessions: z.number().int(),
    nudges: z.array(nudge),
    /** Answers to the forms of this relationship: agreement, records by entry, reviews, ending, logs about it. */
    papers: z.array(
      z.strictObject({
        form: z.string(),
        subject: z.string(),
        state: z.enum(['draft', 'finished']),
        savedAt: instant,
      }),
    ),
  }),
});

export const setNext = endpoint('PUT /api/hours/relationships/:relationship/next', {
  permission: 'learner',
  summary: 'Sets, moves or clears the date of the next session.',
  rate: 'write',
  params,
  body: z.strictObject({ next: next.nullable() }),
  answer: saved,
});

export const setPhase = endpoint('PUT /api/hours/relationships/:relationship/phase', {
  permission: 'learner',
  summary: 'Says in which phase a relationship is, from a day on.',
  rate: 'write',
  params,
  body: z.strictObject({ phase: z.enum(PHASES), on: day }),
  answer: saved,
});

export const setState = endpoint('PUT /api/hours/relationships/:relationship/state', {
  permission: 'learner',
  summary:
    'Pauses a relationship, takes it up again, renews its purpose, or ends it because the purpose is met.',
  rate: 'write',
  params,
  body: z.strictObject({ state: z.enum(['paused', 'open', 'renewed', 'completed']) }),
  answer: saved,
});

export const endWithoutFault = endpoint('POST /api/hours/relationships/:relationship/ending', {
  permission: 'learner',
  summary: 'Ends a relationship at once, without a reason; hours stay. `undo` within the hour takes it back.',
  rate: 'write',
  params,
  body: z.strictObject({ undo: z.boolean() }),
  answer: saved,
});

export const signedOnPaper = endpoint('PUT /api/hours/relationships/:relationship/signed-on-paper', {
  permission: 'learner',
  summary: 'The mentor says that the mentee has signed the agreement on paper.',
  rate: 'write',
  params,
  body: z.strictObject({ signed: z.boolean() }),
  answer: saved,
});
