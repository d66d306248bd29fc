import { z } from 'zod';
import { endpoint, idParam, instant } from '../../core/endpoint.contract.ts';
import { partsHad, person, problem } from './set.contract.ts';
import { triadStep } from './triad.contract.ts';

const count = z.number().int();

export const openCalls = endpoint('GET /api/live/sets/calls', {
  permission: 'trainer',
  summary: 'Sets that have called their trainer, and to whom nobody has come yet.',
  answer: z.strictObject({
    calls: z.array(
      z.strictObject({ set: z.string(), number: count, n: count, selfManaged: z.boolean(), at: instant }),
    ),
  }),
});

export const speakWith = endpoint('PUT /api/live/sets/:set/spoken/:person', {
  permission: 'trainer',
  rate: 'write',
  summary:
    'Says that one has spoken with somebody who was away twice in a row. What was said is kept nowhere.',
  params: z.strictObject({ set: idParam, person: idParam }),
  body: z.strictObject({ n: z.number().int().min(1).max(99), spoken: z.boolean() }),
  answer: z.strictObject({ spoken: z.boolean() }),
});

export const checkSets = endpoint('POST /api/live/sets/check', {
  permission: 'trainer',
  summary: 'What is wrong with sets as somebody has put them together by hand: nothing is kept.',
  body: z.strictObject({ sets: z.array(z.array(idParam).max(60)).max(60) }),
  answer: z.strictObject({ problems: z.array(z.array(problem)) }),
});

const needed = z.strictObject({ counted: count, needed: count, of: count });

const share = z.strictObject({ there: count, held: count });

export const myPractice = endpoint('GET /api/live/practice/mine', {
  permission: 'learner',
  summary:
    'For how many weeks one has been without live practice: at no session, no meeting of one’s set and no triad.',
  answer: z.strictObject({
    weeks: count,
    /** There was something to come to in these weeks. */
    nudge: z.boolean(),
  }),
});

export const myParts = endpoint('GET /api/live/practice/parts', {
  permission: 'learner',
  summary:
    'What part one has had in meetings of one’s set and in triads, the newest first, and how much of both counts.',
  answer: z.strictObject({
    /** Of meetings and triads those that count, and how many the programme needs (L2). */
    together: z.strictObject({ sets: needed, triads: needed }),
    history: z.array(
      z.strictObject({
        at: instant,
        meeting: z.strictObject({ set: z.string(), n: count }).nullable(),
        triad: z.strictObject({ id: z.string(), of: triadStep }).nullable(),
        /** One that somebody had twice stands there twice. */
        parts: z.array(
          z.enum([
            'presenter',
            'opener',
            'timekeeper',
            'watcher',
            'notes',
            'facilitator',
            'mentor',
            'mentee',
            'observer',
          ]),
        ),
      }),
    ),
  }),
});

export const practicePage = endpoint('GET /api/live/practice', {
  permission: 'trainer',
  summary:
    'How a cohort practises live: who came to each session, and of each learner, fifty to a page, where they were and what part they had.',
  query: z.strictObject({
    /** The number after which the page begins. */
    after: z.coerce.number().int().min(0).max(10_000_000).default(0),
  }),
  answer: z.strictObject({
    now: instant,
    /** Sessions of the whole cohort that are over, oldest first. */
    sessions: z.array(
      z.strictObject({
        module: z.string(),
        step: z.string(),
        number: z.string(),
        title: z.string(),
        startsAt: instant,
        attended: count,
        of: count,
      }),
    ),
    /** Who has not practised live for weeks, the longest first; some of them where they are many. */
    away: z.array(person.extend({ weeks: count })),
    awayCount: count,
    learners: count,
    people: z.array(
      person.extend({
        /** Number of their set. */
        set: count.nullable(),
        sessions: share,
        meetings: share,
        triads: share,
        parts: partsHad,
        lastAt: instant.nullable(),
        weeks: count,
        nudge: z.boolean(),
      }),
    ),
    next: count.nullable(),
  }),
});
