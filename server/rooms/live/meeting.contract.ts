import { z } from 'zod';
import { day, endpoint, idParam, instant } from '../../core/endpoint.contract.ts';
import { streamAnswer } from '../../core/event-stream.contract.ts';

const moment = z.number();
const stage = z.enum(['present', 'clarify', 'explore', 'actions', 'process']);
const role = z.enum(['opener', 'timekeeper', 'watcher', 'notes']);
const report = z.enum(['done', 'partly', 'not-done', 'changed']);
const lineKind = z.enum(['issue', 'background', 'question', 'assumption', 'insight', 'obstacle', 'process']);
const byPerson = <T extends z.ZodType>(value: T) => z.record(z.string(), value);
const clock = z.strictObject({
  stage: stage,
  at: moment,
  pausedMs: z.number(),
  pausedAt: moment.nullable(),
  more: z.number(),
});
const turn = z.strictObject({
  id: z.string(),
  person: z.string(),
  begunAt: moment,
  endedAt: moment.nullable(),
  wanted: z.string().nullable(),
  questions: z.number(),
  advice: z.number(),
  erased: z.boolean(),
  long: z.boolean(),
});
const line = z.strictObject({
  turn: z.string(),
  kind: lineKind,
  text: z.string(),
  revision: z.number(),
  at: moment,
  asks: z.string().optional(),
  landed: z.boolean().optional(),
  beside: z.string().optional(),
  gone: z.boolean().optional(),
});
const action = z.strictObject({
  turn: z.string(),
  owner: z.string(),
  text: z.string(),
  first: z.string(),
  planB: z.string(),
  due: day,
  revision: z.number(),
  at: moment,
  gone: z.boolean().optional(),
});

const meeting = z.strictObject({
  phase: z.enum(['opening', 'turn', 'between', 'review', 'closed']),
  openedAt: moment,
  openedOn: day.optional(),
  closedAt: moment.nullable(),
  members: z.array(z.string()).readonly(),
  nextDay: day.nullable(),
  before: byPerson(z.strictObject({ turns: z.number(), lastAt: moment })),
  rules: z.strictObject({ version: z.number(), airtime: z.boolean(), confirmed: byPerson(moment) }),
  unsettled: z.array(z.string()).readonly(),
  here: byPerson(z.strictObject({ at: moment, leftAt: moment.nullable() })),
  checkedIn: byPerson(moment),
  roles: z.partialRecord(role, z.string().nullable()),
  signedUp: byPerson(moment.nullable()),
  passed: byPerson(z.boolean()),
  current: z.string().nullable(),
  clock: clock.nullable(),
  turns: byPerson(turn),
  lines: byPerson(line),
  actions: byPerson(action),
  brought: byPerson(z.strictObject({ owner: z.string(), text: z.string(), due: day })),
  reports: byPerson(z.strictObject({ state: report, said: z.string(), at: moment })),
  air: z.strictObject({
    spoken: byPerson(z.number()),
    speaking: z.strictObject({ person: z.string(), at: moment }).nullable(),
  }),
  process: z.strictObject({ at: moment }).nullable(),
  said: byPerson(moment),
  next: z.strictObject({ at: moment.nullable(), host: z.string().nullable() }).nullable(),
  call: z.strictObject({ by: z.string(), at: moment, answeredAt: moment.nullable() }).nullable(),
});

const step = z.strictObject({
  revision: z.number().int(),
  /** The server's clock: pages count from it. */
  now: moment,
  /** The revision that `patch` goes on from; null: `meeting` is all of it. */
  from: z.number().int().nullable(),
  /** What has changed, by its path: `lines.<id>`. */
  patch: z.record(z.string(), z.unknown()).nullable(),
  meeting: meeting.nullable(),
  /** Ids of the newest presses that are in it. */
  taps: z.array(z.string()),
});

const name = z.strictObject({ set: idParam, n: z.string().regex(/^[1-9]\d?$/) });
const since = z.strictObject({ since: z.coerce.number().int().min(0).default(0) });

export const meetingPage = endpoint('GET /api/live/meetings/:set/:n', {
  permission: 'cohort',
  summary:
    'A meeting of a set: who is in it, when and where it is, its rules, and how it stands once it is open.',
  params: name,
  answer: z.strictObject({
    set: z.strictObject({ id: z.string(), number: z.number().int() }),
    n: z.number().int(),
    at: instant,
    timeZone: z.string(),
    /** From when on it can be opened. */
    opensAt: instant,
    selfManaged: z.boolean(),
    facilitates: z.boolean(),
    /** Empty where none is kept, and for who facilitates a meeting that its members run. */
    link: z.string(),
    people: z.array(
      z.strictObject({ id: z.string(), name: z.string().nullable(), number: z.number().int().nullable() }),
    ),
    rules: z.strictObject({
      version: z.number().int(),
      lines: z.array(z.strictObject({ rule: z.string(), why: z.string() })),
      confidential: z.string(),
      limits: z.string(),
    }),
    /** Questions to borrow, by what they do. */
    bank: z.array(
      z.strictObject({
        key: z.string(),
        title: z.strictObject({ en: z.string(), es: z.string() }),
        questions: z.array(z.strictObject({ en: z.string(), es: z.string() })),
      }),
    ),
    /** The meeting after this one, as far as it is planned. */
    nextAt: instant.nullable(),
    step: step.nullable(),
  }),
});

export const openMeeting = endpoint('PUT /api/live/meetings/:set/:n', {
  permission: 'cohort',
  rate: 'write',
  summary: 'Opens a meeting, from an hour before its time on; whoever comes second finds it open.',
  params: name,
  answer: step,
});

export const meetingEvents = endpoint('GET /api/live/meetings/:set/:n/events', {
  permission: 'cohort',
  summary: 'What happens in a meeting, as it happens, from the revision on that a page has seen.',
  params: name,
  query: since,
  events: step,
  answer: streamAnswer,
});

export const meetingChanges = endpoint('GET /api/live/meetings/:set/:n/changes', {
  permission: 'cohort',
  summary:
    'The same as one answer, where something between holds a stream back: at once when there is news, else within ten seconds.',
  params: name,
  query: since,
  answer: z.strictObject({ step: step.nullable() }),
});

const text = z.string().max(2000);
const short = z.string().max(400);
/** Made by the device with the press. */
const write = z.string().regex(/^[0-9a-f]{32}$/);
const of = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.strictObject({ kind: z.literal(kind), ...shape });

const tap = z.discriminatedUnion('kind', [
  of('join', {}),
  of('leave', {}),
  of('confirm', { version: z.number().int() }),
  of('check-in', {}),
  of('role', { role: role, person: idParam.nullable() }),
  of('sign-up', { on: z.boolean() }),
  of('pass', { on: z.boolean() }),
  of('begin', { person: idParam }),
  of('stage', { turn: write, from: stage }),
  of('more', { turn: write, from: stage, minutes: z.number().int().min(1).max(10) }),
  of('pause', { turn: write }),
  of('go-on', { turn: write }),
  of('name-process', { turn: write }),
  of('count', { turn: write, what: z.enum(['questions', 'advice']), by: z.literal([1, -1]) }),
  of('speaks', { turn: write, person: idParam.nullable() }),
  of('wanted', { turn: write, wanted: z.enum(['clarity', 'options', 'courage', 'a-plan', 'to-be-heard']) }),
  of('write', {
    turn: write,
    line: write,
    what: lineKind,
    text: text.min(1),
    over: z.number().int().min(0),
    asks: z
      .string()
      .regex(/^[a-z-]{1,20}$/)
      .nullable(),
    borrowed: z.literal(true).optional(),
  }),
  of('landed', { line: write, on: z.boolean() }),
  of('drop', { line: write }),
  of('erase', { turn: write }),
  of('action', {
    turn: write,
    action: write,
    text: short.min(1),
    first: short,
    planB: short,
    due: day,
    over: z.number().int().min(0),
  }),
  of('report', { action: write, state: report, said: short }),
  of('to-review', {}),
  of('said', {}),
  of('next', { at: moment.nullable(), host: idParam.nullable() }),
  of('close', {}),
  of('call', {}),
  of('answer-call', {}),
]);

export const tapMeeting = endpoint('POST /api/live/meetings/:set/:n/taps', {
  permission: 'cohort',
  rate: 'write',
  summary: 'One press in a meeting. The same one twice is done once; what it made of the meeting comes back.',
  params: name,
  body: z.strictObject({
    id: write,
    /** How long ago it was pressed: a clock is not stopped by a press of ten minutes ago. */
    waitedMs: z.number().int().min(0),
    tap,
  }),
  answer: step,
});
