import { z } from 'zod';
import { endpoint, idParam, instant, slugParam } from '../../core/endpoint.contract.ts';
import { streamAnswer } from '../../core/event-stream.contract.ts';

const moment = z.number();
const byKey = <T extends z.ZodType>(value: T) => z.record(z.string(), value);
const both = z.strictObject({ en: z.string(), es: z.string() });

export const trioPerson = z.strictObject({
  id: z.string(),
  /** Null where the platform withholds names. */
  name: z.string().nullable(),
  number: z.number().int().nullable(),
});

const part = z.strictObject({
  stage: z.enum([
    'permission',
    'talk',
    'again',
    'present',
    'questions',
    'verdict',
    'mentee',
    'observer',
    'mentor',
    'write',
    'compare',
  ]),
  minutes: z.number(),
});

const round = z.strictObject({
  mentor: z.string(),
  mentee: z.string(),
  observers: z.array(z.string()).readonly(),
  at: moment,
  pausedMs: z.number(),
  pausedAt: moment.nullable(),
  skippedMs: z.number(),
  endedAt: moment.nullable(),
});

const triad = z.strictObject({
  members: z.array(z.string()).readonly(),
  at: moment.nullable(),
  here: byKey(z.boolean()),
  seat: z.number().int(),
  order: z.array(z.string()).readonly(),
  rounds: byKey(round),
  views: byKey(z.string()),
  sheets: byKey(moment),
  done: byKey(moment),
});

const step = z.strictObject({
  revision: z.number().int(),
  /** The server's clock: pages count from it. */
  now: moment,
  /** The revision that `patch` goes on from; null: `triad` is all of it. */
  from: z.number().int().nullable(),
  /** What has changed, by its path: `rounds.2`. */
  patch: z.record(z.string(), z.unknown()).nullable(),
  triad: triad.nullable(),
  /** Ids of the newest presses that are in it. */
  taps: z.array(z.string()),
});

export const triadState = z.enum(['undated', 'dated', 'missed', 'under-way', 'closing', 'done']);

/** The step of the course that it is about. */
export const triadStep = z.strictObject({
  module: z.string(),
  step: z.string(),
  number: z.string(),
  title: both,
});

export const myTriads = endpoint('GET /api/live/triads', {
  permission: 'learner',
  summary: 'The triads somebody is in: with whom, when, how far, and how many sheets about them have come.',
  answer: z.strictObject({
    triads: z.array(
      z.strictObject({
        id: z.string(),
        of: triadStep,
        others: z.array(trioPerson),
        at: moment.nullable(),
        state: triadState,
        pair: z.boolean(),
        sheets: z.number().int(),
        /** They have done what is theirs, and wait for the others. */
        saidDone: z.boolean(),
      }),
    ),
    /** As what they have practised so far, over all triads (S1.8). */
    roles: z.strictObject({
      mentor: z.number().int(),
      mentee: z.number().int(),
      observer: z.number().int(),
    }),
    /** Where they work, in their own words: trios mix sites. */
    site: z.string(),
    now: moment,
  }),
});

export const saySite = endpoint('PUT /api/live/triads/site', {
  permission: 'learner',
  rate: 'write',
  summary: 'Says where one works, so that trios mix sites. The tool alone reads it.',
  body: z.strictObject({ site: z.string().trim().max(80) }),
  answer: z.strictObject({ said: z.literal(true) }),
});

const name = z.strictObject({ triad: idParam });
const since = z.strictObject({ since: z.coerce.number().int().min(0).default(0) });

export const triadPage = endpoint('GET /api/live/triads/:triad', {
  permission: 'learner',
  summary: 'One triad: who is in it, how its rounds run, and how it stands.',
  params: name,
  answer: z.strictObject({
    id: z.string(),
    of: triadStep,
    /** Variant of the observation sheet: `plain`, or that of a pitch. */
    sheet: z.string(),
    people: z.array(trioPerson),
    rounds: z.strictObject({ two: z.array(part), three: z.array(part), four: z.array(part) }),
    step,
  }),
});

export const triadEvents = endpoint('GET /api/live/triads/:triad/events', {
  permission: 'learner',
  summary: 'What happens in a triad, as it happens, from the revision on that a page has seen.',
  params: name,
  query: since,
  events: step,
  answer: streamAnswer,
});

export const triadChanges = endpoint('GET /api/live/triads/:triad/changes', {
  permission: 'learner',
  summary:
    'The same as one answer, where something between holds a stream back: at once when there is news, else within ten seconds.',
  params: name,
  query: since,
  answer: z.strictObject({ step: step.nullable() }),
});

export const triadSheets = endpoint('GET /api/live/triads/:triad/sheets', {
  permission: 'learner',
  summary: 'Sheets about oneself that were handed over: nobody else has them.',
  params: name,
  answer: z.strictObject({
    sheets: z.array(
      z.strictObject({
        round: z.number().int(),
        by: trioPerson,
        at: instant,
        form: z.string(),
        variant: z.string(),
        values: z.record(z.string(), z.unknown()),
      }),
    ),
  }),
});

export const handSheet = endpoint('PUT /api/live/triads/:triad/sheets/:round', {
  permission: 'learner',
  rate: 'write',
  summary:
    'Hands a finished observation sheet to the person it is about; whoever wrote it keeps no copy. Twice is once.',
  params: z.strictObject({ triad: idParam, round: z.string().regex(/^[1-4]$/) }),
  answer: z.strictObject({ handed: z.literal(true) }),
});

const of = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.strictObject({ kind: z.literal(kind), ...shape });
const roundNumber = z.number().int().min(1).max(4);

const tap = z.discriminatedUnion('kind', [
  of('date', { at: moment.min(0).max(8.64e15).nullable() }),
  of('here', { on: z.boolean() }),
  of('seat', { to: z.number().int().min(0).max(100) }),
  of('begin', { round: roundNumber, people: z.number().int().min(1).max(4) }),
  of('pause', { round: roundNumber }),
  of('go-on', { round: roundNumber }),
  of('skip', { round: roundNumber, from: z.number().int().min(0).max(10) }),
  of('end', { round: roundNumber }),
  of('anew', {}),
  of('view', { round: roundNumber, text: z.string().trim().min(1).max(500) }),
  of('done', {}),
]);

export const tapTriad = endpoint('POST /api/live/triads/:triad/taps', {
  permission: 'learner',
  rate: 'write',
  summary: 'One press in a triad. The same one twice is done once; what it made of the triad comes back.',
  params: name,
  body: z.strictObject({
    /** Made by the device with the press. */
    id: z.string().regex(/^[0-9a-f]{32}$/),
    /** How long ago it was pressed: a clock is not stopped by a press of ten minutes ago. */
    waitedMs: z.number().int().min(0),
    tap,
  }),
  answer: step,
});

export const trioPlace = z.strictObject({ module: slugParam, step: slugParam });
