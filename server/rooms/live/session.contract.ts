import { z } from 'zod';
import { endpoint, idParam, instant } from '../../core/endpoint.contract.ts';
import { sessionLine, sessionParams } from './calendar.contract.ts';

const ADDRESS = '/api/live/sessions/:module/:step';
const window = z.strictObject({ from: instant, until: instant });
const MARKS = ['here', 'late', 'left-early', 'excused', 'absent', 'made-up'] as const;
const mark = z.enum(MARKS);
const state = z.enum([...MARKS, 'checked-in', 'told', 'expected', 'missed']);

const own = z.strictObject({
  state,
  checkedInAt: instant.nullable(),
  /** They say that the alternative task is done. */
  madeUp: z.boolean(),
  /** It counts: the step is done. */
  counts: z.boolean(),
  pulsed: z.boolean(),
});

const clock = z.strictObject({
  behind: z.number().int(),
  pausedAt: instant.nullable(),
  revision: z.number().int(),
});

const counts = z.strictObject({
  learners: z.number().int(),
  checkedIn: z.number().int(),
  attended: z.number().int(),
  told: z.number().int(),
  madeUpSaid: z.number().int(),
});

export const liveSession = endpoint(`GET ${ADDRESS}`, {
  permission: 'cohort',
  summary: 'A live session: when and where it is, and one’s own part in it.',
  params: sessionParams,
  answer: z.strictObject({
    now: instant,
    session: sessionLine,
    checkIn: window.nullable(),
    pulse: window.nullable(),
    /** Whether who missed it has a task instead (L3); a set meets at another date. */
    alternative: z.boolean(),
    /** Of a learner. */
    own: own.nullable(),
    /** What trainers hold it by. */
    trainer: z
      .strictObject({
        sheet: z.array(
          z.strictObject({ from: z.number(), minutes: z.number(), title: z.string(), html: z.string() }),
        ),
        clock,
        counts,
      })
      .nullable(),
  }),
});

export const checkIn = endpoint(`POST ${ADDRESS}/check-in`, {
  permission: 'learner',
  summary: 'Says that one is here. Saying it twice is saying it once.',
  rate: 'write',
  params: sessionParams,
  body: z.strictObject({}),
  // Refused: 409 `check-in-shut` { from, until }.
  answer: own,
});

export const tellAbsence = endpoint(`PUT ${ADDRESS}/absence`, {
  permission: 'learner',
  summary: 'Tells the trainers that one cannot come, or takes that back.',
  rate: 'write',
  params: sessionParams,
  body: z.strictObject({ cannot: z.boolean() }),
  answer: own,
});

export const sayMadeUp = endpoint(`PUT ${ADDRESS}/made-up`, {
  permission: 'learner',
  summary: 'Says that the alternative task of a missed session is done, or takes that back.',
  rate: 'write',
  params: sessionParams,
  body: z.strictObject({ done: z.boolean() }),
  // Refused: 409 `nothing-to-make-up`.
  answer: own,
});

const attendant = z.strictObject({
  id: z.string(),
  /** Null where the LMS withholds names. */
  name: z.string().nullable(),
  number: z.number().int(),
  state,
  checkedInAt: instant.nullable(),
  madeUpSaid: z.boolean(),
});

export const attendants = endpoint(`GET ${ADDRESS}/people`, {
  permission: 'trainer',
  summary: 'Who is here, by number, fifty at a time.',
  params: sessionParams,
  query: z.strictObject({ after: z.coerce.number().int().min(0).default(0) }),
  answer: z.strictObject({ people: z.array(attendant), next: z.number().int().nullable(), counts }),
});

export const markAttendance = endpoint(`PUT ${ADDRESS}/people/:person`, {
  permission: 'trainer',
  summary: 'Says whether somebody was there; null takes it back.',
  rate: 'write',
  params: sessionParams.extend({ person: idParam }),
  body: z.strictObject({ mark: mark.nullable() }),
  answer: attendant,
});

export const confirmAttendance = endpoint(`POST ${ADDRESS}/confirm`, {
  permission: 'trainer',
  summary: 'Confirms everybody who has checked in, with one press.',
  rate: 'write',
  params: sessionParams,
  body: z.strictObject({}),
  answer: z.strictObject({ confirmed: z.number().int(), counts }),
});

export const moveClock = endpoint(`PUT ${ADDRESS}/clock`, {
  permission: 'trainer',
  summary: 'Moves the clock of the run sheet: to a row, by minutes, to a stand and on.',
  rate: 'write',
  params: sessionParams,
  body: z.strictObject({
    revision: z.number().int().min(0),
    act: z.discriminatedUnion('what', [
      z.strictObject({ what: z.literal('row'), row: z.number().int().min(0).max(60) }),
      z.strictObject({ what: z.literal('more'), minutes: z.number().int().min(-30).max(30) }),
      z.strictObject({ what: z.literal('pause') }),
      z.strictObject({ what: z.literal('go-on') }),
    ]),
  }),
  // Refused: 409 `conflict`, `not-dated`.
  answer: z.strictObject({ now: instant, clock }),
});
