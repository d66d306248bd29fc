import { z } from 'zod';
import { day, endpoint, idParam, instant } from '../../core/endpoint.contract.ts';

export const person = z.strictObject({
  id: z.string(),
  /** Null where the platform withholds names. */
  name: z.string().nullable(),
  number: z.number().int().nullable(),
});

const rules = z.strictObject({
  version: z.number().int(),
  lines: z.array(z.strictObject({ rule: z.string(), why: z.string() })),
  confidential: z.string(),
  limits: z.string(),
  absence: z.string(),
  airtime: z.boolean(),
});

const plannedMeeting = z.strictObject({
  n: z.number().int(),
  at: instant,
  selfManaged: z.boolean(),
  state: z.enum(['planned', 'open', 'held']),
  /** Who opens it, where the meeting before has settled that. */
  host: z.string().nullable(),
});

const ownSet = z.strictObject({
  id: z.string(),
  number: z.number().int(),
  members: z.array(person),
  meetings: z.array(plannedMeeting),
  timeZone: z.string(),
  link: z.string(),
  lang: z.enum(['en', 'es', 'both']),
  rules,
  /** Who has agreed to these rules. */
  agreed: z.array(z.string()),
  revision: z.number().int(),
});

const joiner = z.strictObject({
  languages: z.array(z.enum(['en', 'es'])),
  timeZone: z.string().nullable(),
  line: z.array(z.string()),
});

export const mySet = endpoint('GET /api/live/sets/mine', {
  permission: 'learner',
  summary:
    'The set of somebody with its meetings and rules; until it is formed, what they have said of themselves for it.',
  answer: z.strictObject({
    now: instant,
    set: ownSet.nullable(),
    joining: joiner,
    /** Who else is in the cohort: whom one works with in one line is named among them. */
    others: z.array(person),
  }),
});

export const sayJoining = endpoint('PUT /api/live/sets/joining', {
  permission: 'learner',
  rate: 'write',
  summary:
    'Says in which languages one would meet, by which clock, and with whom one is in one line at work.',
  body: z.strictObject({
    languages: z
      .array(z.enum(['en', 'es']))
      .min(1)
      .max(2),
    timeZone: z.string().min(1).max(64).nullable(),
    line: z.array(idParam).max(50),
  }),
  answer: z.strictObject({ said: z.literal(true) }),
});

const setParams = z.strictObject({ set: idParam });

export const agreeToRules = endpoint('PUT /api/live/sets/:set/agreement', {
  permission: 'learner',
  rate: 'write',
  summary: 'Agrees to the rules of one’s set in the version that was read.',
  params: setParams,
  body: z.strictObject({ version: z.number().int() }),
  answer: z.strictObject({ agreed: z.literal(true) }),
});

const shortText = z.string().max(400);
export const writeRules = endpoint('PUT /api/live/sets/:set/rules', {
  permission: 'cohort',
  rate: 'write',
  summary:
    'Changes the rules of a set, by a member or who facilitates: another version, which all are asked about anew.',
  params: setParams,
  body: z.strictObject({
    /** The version that was changed; `conflict` where there is a newer one. */
    version: z.number().int(),
    lines: z
      .array(z.strictObject({ rule: shortText.min(1), why: shortText }))
      .min(1)
      .max(20),
    confidential: z.string().min(1).max(2000),
    limits: z.string().min(1).max(2000),
    absence: z.string().max(2000),
    airtime: z.boolean(),
  }),
  answer: z.strictObject({ version: z.number().int() }),
});

export const problem = z.enum(['too-few', 'too-many', 'line', 'language', 'zones']);
const count = z.number().int();
/** How often somebody has had what part in their set; `facilitator`: of a meeting that its members ran. */
export const partsHad = z.strictObject({
  presenter: count,
  opener: count,
  timekeeper: count,
  watcher: count,
  notes: count,
  facilitator: count,
});
const setNeed = z.enum([
  'called',
  'absent-twice',
  'missed',
  'few-present',
  'no-host',
  'rules',
  'no-turn',
  ...problem.options,
]);
const setLine = ownSet.extend({
  problems: z.array(problem),
  /** Why it needs a word of its trainer, the most pressing first; of which meeting, and of whom. */
  needs: z.array(z.strictObject({ kind: setNeed, n: count.nullable(), persons: z.array(z.string()) })),
  /** Of each member: the meetings held since they came, those at which they were, and what they did there. */
  parts: z.array(
    z.strictObject({
      person: z.string(),
      held: z.array(count),
      there: z.array(count),
      parts: partsHad,
    }),
  ),
  /** Put elsewhere by hand, with the reason; the newest first. */
  moves: z.array(
    z.strictObject({
      person,
      from: z.number().int().nullable(),
      to: z.number().int().nullable(),
      reason: z.string(),
      by: person,
      at: instant,
    }),
  ),
  /** Somebody of the set has called the trainer, and nobody has come yet. */
  called: z.strictObject({ n: z.number().int(), at: instant }).nullable(),
});

export const allSets = endpoint('GET /api/live/sets', {
  permission: 'trainer',
  summary: 'All sets of a cohort, who is in none, and who has said how they would meet.',
  answer: z.strictObject({
    sets: z.array(setLine),
    without: z.array(person.extend({ said: z.boolean() })),
    timeZone: z.string(),
    now: instant,
  }),
});

const group = z.array(idParam).min(1).max(12);

export const proposeSets = endpoint('GET /api/live/sets/proposal', {
  permission: 'trainer',
  summary: 'Sets as the tool would form them of those who are in none: nothing is kept.',
  answer: z.strictObject({
    sets: z.array(z.strictObject({ members: z.array(z.string()), problems: z.array(problem) })),
    left: z.array(z.string()),
  }),
});

export const formSets = endpoint('POST /api/live/sets', {
  permission: 'trainer',
  rate: 'write',
  summary: 'Forms sets, with five dates a fortnight apart from the first on, around the closures of the run.',
  body: z.strictObject({
    sets: z.array(group).min(1).max(60),
    first: day,
    time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
    lang: z.enum(['en', 'es', 'both']),
  }),
  answer: z.strictObject({ formed: z.number().int() }),
});

export const placeMember = endpoint('PUT /api/live/sets/places/:person', {
  permission: 'trainer',
  rate: 'write',
  summary: 'Puts somebody into another set, or into none, and keeps why.',
  params: z.strictObject({ person: idParam }),
  body: z.strictObject({ to: idParam.nullable(), reason: z.string().trim().min(1).max(400) }),
  answer: z.strictObject({ problems: z.array(problem) }),
});

const warning = z.enum(['moved-far', 'closed', 'out-of-order']);
export const moveMeeting = endpoint('PUT /api/live/sets/:set/meetings/:n', {
  permission: 'trainer',
  rate: 'write',
  summary:
    'Gives a meeting another date; answers what is to be said of it, and asks back before it is taken.',
  params: z.strictObject({ set: idParam, n: z.string().regex(/^[1-9]\d?$/) }),
  body: z.strictObject({ at: instant, anyway: z.boolean() }),
  answer: z.strictObject({ moved: z.boolean(), warnings: z.array(warning) }),
});

export const settleSet = endpoint('PUT /api/live/sets/:set', {
  permission: 'trainer',
  rate: 'write',
  summary: 'Says in which language a set meets, and where: any https address.',
  params: setParams,
  body: z.strictObject({
    link: z.union([z.literal(''), z.url({ protocol: /^https$/ }).max(500)]),
    lang: z.enum(['en', 'es', 'both']),
  }),
  answer: z.strictObject({ settled: z.literal(true) }),
});
