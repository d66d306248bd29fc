import { z } from 'zod';
import { runCalendar } from '../../core/calendar.contract.ts';
import { endpoint, idParam, instant } from '../../core/endpoint.contract.ts';

const learnerRow = z.strictObject({
  id: z.string(),
  number: z.number().int(),
  /** Null where the LMS withholds names; a name that two people have carries the number. */
  name: z.string().nullable(),
  /** `left`: off the platform's list, the work kept. `not-learner`: a trainer said so. */
  place: z.enum(['active', 'left', 'not-learner']),
  stepsDone: z.number().int(),
  stepsTotal: z.number().int(),
  minutesDone: z.number().int(),
  minutesTotal: z.number().int(),
  lastStepAt: instant.nullable(),
  /** Null for somebody known from the roster who has not opened the course yet. */
  lastLaunchAt: instant.nullable(),
  state: z.enum(['not-opened', 'not-begun', 'under-way', 'quiet', 'done']),
  /** Modules behind the run; 0 for fewer than a trainer needs to know of. */
  modulesLate: z.number().int(),
});

/** Minutes of mentoring that count, and those confirmed among them, when they were counted last. */
const hoursSums = z.strictObject({ counted: z.number().int(), verified: z.number().int() });
export type HoursSums = z.output<typeof hoursSums>;

export type LearnerRow = z.output<typeof learnerRow>;

export const cohortToday = endpoint('GET /api/cohort/today', {
  permission: 'staff',
  summary: 'What waits for the trainer: who might do with a word, and what did not reach the gradebook.',
  answer: z.strictObject({
    /** The sum of the four below. */
    learners: z.number().int(),
    notOpened: z.number().int(),
    underWay: z.number().int(),
    quietCount: z.number().int(),
    done: z.number().int(),
    /** No step for three weeks or more, nor, without any step, a visit; longest first, ten at most. */
    quiet: z.array(learnerRow),
    /** Did a step last; newest first, five at most. */
    lately: z.array(learnerRow),
    scoresFailed: z.number().int(),
    calendar: runCalendar,
    /** Who said when the run begins; null: nobody yet. */
    startFrom: z.enum(['trainer', 'platform', 'learner']).nullable(),
    timeZone: z.string().nullable(),
    /** The course is a copy of one that has a run, and nobody has said yet what that means. */
    copyAsked: z.boolean(),
  }),
});

/** Null while fewer than five have answered: a small number is somebody's, not a group's. */
const yesNo = z.strictObject({ yes: z.number().int(), no: z.number().int() }).nullable();

export const cohortAbout = endpoint('GET /api/cohort/about', {
  permission: 'staff',
  summary: 'What the cohort says of itself, in numbers: three facts, consent, the code.',
  answer: z.strictObject({
    learners: z.number().int(),
    trained: yesNo,
    relationship: yesNo,
    support: yesNo,
    consent: yesNo,
    code: z.number().int().nullable(),
  }),
});

const count = z.number().int();

export const cohortSteps = endpoint('GET /api/cohort/steps', {
  permission: 'staff',
  summary: 'How many have opened, done and skipped each step, and how far people have come.',
  answer: z.strictObject({
    learners: count,
    /** False while a large cohort waits for its first count: all numbers are 0 then. */
    counted: z.boolean(),
    modules: z.array(
      z.strictObject({
        number: count,
        slug: z.string(),
        title: z.string(),
        steps: z.array(
          z.strictObject({
            slug: z.string(),
            number: z.string(),
            title: z.string(),
            opened: count,
            done: count,
            skipped: count,
            /** For how many it is the last step that they have touched, of those who are not through. */
            furthest: count,
          }),
        ),
      }),
    ),
  }),
});

export const PAGE_SIZE = 50;

export const cohortLearners = endpoint('GET /api/cohort/learners', {
  permission: 'staff',
  summary: 'People of the run by number, fifty to a page: who takes part, who has left, who is no learner.',
  query: z.strictObject({
    who: z.enum(['active', 'left', 'not-learner']).default('active'),
    /** The number after which the page begins. */
    after: z.coerce.number().int().min(0).max(10_000_000).default(0),
  }),
  answer: z.strictObject({
    rows: z.array(learnerRow.extend({ hours: hoursSums })),
    /** Learners who take part. */
    total: z.number().int(),
    /** Where the next page begins; null on the last one. */
    next: z.number().int().nullable(),
  }),
});

/** See `programme.rule.ts`. */
const programmePart = z.strictObject({
  part: z.enum(['steps', 'sets', 'triads', 'hours', 'case', 'evaluation']),
  state: z.enum(['met', 'under-way', 'not-begun']),
  /** Steps, meetings, triads, verified minutes; of a case and an evaluation one or none. */
  counted: z.number().int(),
  needed: z.number().int(),
  /** How many there are, where not all are needed. */
  of: z.number().int(),
  missing: z
    .enum(['more', 'confirmation', 'handing-in', 'review', 'readiness', 'other-look', 'writing'])
    .nullable(),
  /** The step where it goes on. */
  at: z.strictObject({ module: z.string(), step: z.string() }).nullable(),
});

/** One learner's way through the course, for their trainers and for themselves (submission review opens it). */
export const cohortLearner = endpoint('GET /api/cohort/learners/:person', {
  permission: 'session',
  summary: 'Steps done by one learner.',
  params: z.strictObject({ person: idParam }),
  answer: z.strictObject({
    learner: learnerRow.nullable(),
    hours: hoursSums,
    /** What completes the programme, of the parts that the course has (L2). */
    programme: z.strictObject({ complete: z.boolean(), parts: z.array(programmePart) }).nullable(),
    done: z.array(
      z.strictObject({
        number: z.string(),
        module: z.string(),
        step: z.string(),
        title: z.string(),
        minutes: z.number().int(),
        doneAt: instant,
      }),
    ),
    /** What went to work from the steps, and of how much it was said what became of it; no word of either. */
    acts: z.strictObject({ taken: z.number().int(), back: z.number().int() }),
    /** Entries that were joined to this one, while that can be taken back; null for anybody but staff. */
    joined: z.array(z.strictObject({ id: z.string(), until: instant })).nullable(),
  }),
});

const pair = z.strictObject({ person: idParam, other: idParam });

export const cohortTwins = endpoint('GET /api/cohort/learners/:person/twins', {
  permission: 'trainer',
  summary: 'Other entries of the run that may be the same person.',
  params: z.strictObject({ person: idParam }),
  answer: z.strictObject({ rows: z.array(learnerRow) }),
});

export const joinLearners = endpoint('PUT /api/cohort/learners/:person/joined/:other', {
  permission: 'trainer',
  summary: 'Says that `other` is the same person; `person` goes on with the work of both.',
  rate: 'write',
  params: pair,
  answer: z.strictObject({ joined: z.literal(true) }),
});

export const partLearners = endpoint('DELETE /api/cohort/learners/:person/joined/:other', {
  permission: 'trainer',
  summary: 'Takes a joining back, for thirty days.',
  rate: 'write',
  params: pair,
  answer: z.strictObject({ joined: z.literal(false) }),
});

export const setAside = endpoint('PUT /api/cohort/learners/:person/not-learner', {
  permission: 'trainer',
  summary: 'Says that somebody on the platform’s list is no learner; their record is kept.',
  rate: 'write',
  params: z.strictObject({ person: idParam }),
  answer: z.strictObject({ place: z.enum(['active', 'left', 'not-learner']) }),
});

export const takeBack = endpoint('DELETE /api/cohort/learners/:person/not-learner', {
  permission: 'trainer',
  summary: 'Takes that back.',
  rate: 'write',
  params: z.strictObject({ person: idParam }),
  answer: z.strictObject({ place: z.enum(['active', 'left', 'not-learner']) }),
});
