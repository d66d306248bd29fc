import { z } from 'zod';

import { day, endpoint, fileAnswer, instant, lang, slugParam } from '../../core/endpoint.contract.ts';

const language = z.enum(['en', 'es', 'both']);
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const weekday = z.number().int().min(1).max(7);
const LONGEST_LINK = 500;

/** Where people meet: any address that browsers open without a warning, and nothing that could be a script. */
const link = z
  .string()
  .trim()
  .max(LONGEST_LINK)
  .refine((text) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    return url?.protocol === 'https:' && url.username === '' && url.password === '';
  });

/** A session’s address: that of its step. */
export const sessionParams = z.strictObject({ module: slugParam, step: slugParam });

const move = z.strictObject({ from: instant.nullable(), to: instant.nullable(), at: instant });

export const sessionLine = z.strictObject({
  module: z.string(),
  step: z.string(),
  /** As people say it: 4.5. */
  number: z.string(),
  title: z.string(),
  minutes: z.number().int(),
  kind: z.enum(['cohort', 'set']),
  /** The day that the rhythm of the run gives; null while nobody knows when it begins. */
  plannedOn: day.nullable(),
  startsAt: instant.nullable(),
  endsAt: instant.nullable(),
  moved: move.nullable(),
  link: z.string().nullable(),
  language: language.nullable(),
});

/** The calendar of a run, to everybody in it. */
export const liveCalendar = endpoint('GET /api/live/calendar', {
  permission: 'cohort',
  summary: 'When the live sessions of the run are held, where, and in which language.',
  answer: z.strictObject({
    now: instant,
    /** Whose clocks the times are settled by. */
    zone: z.string(),
    startsOn: day.nullable(),
    rhythm: z.strictObject({ weekday, time: clock }),
    /** For every session that has none of its own. */
    link: z.string().nullable(),
    language: language.nullable(),
    closures: z.array(z.strictObject({ from: day, to: day })),
    sessions: z.array(sessionLine),
    revision: z.number().int(),
  }),
});

const saved = z.strictObject({ revision: z.number().int() });
const revision = z.number().int().min(0);

export const settleRhythm = endpoint('PUT /api/live/rhythm', {
  permission: 'trainer',
  summary: 'Says on which weekday and at what time sessions are held, and where, for all that are not moved.',
  rate: 'write',
  body: z.strictObject({
    revision,
    rhythm: z.strictObject({ weekday, time: clock }),
    link: link.nullable(),
    language: language.nullable(),
  }),
  // Refused: 409 `conflict`.
  answer: saved,
});

export const settleSession = endpoint('PUT /api/live/sessions/:module/:step', {
  permission: 'trainer',
  summary: 'Moves a session, or gives it a link or a language of its own; null is as for all.',
  rate: 'write',
  params: sessionParams,
  body: z.strictObject({
    revision,
    /** By the clocks of the run’s zone. */
    at: z.strictObject({ day, time: clock }).nullable(),
    link: link.nullable(),
    language: language.nullable(),
    /** Whoever moves it has read that it is far from its day. */
    far: z.boolean().default(false),
  }),
  // Refused: 409 `conflict`; 400 `rest-day`, `no-such-hour`; 409 `far` { days } until it says that it was read.
  answer: saved,
});

export const takeSessions = endpoint('GET /api/live/files/sessions', {
  permission: 'cohort',
  summary: 'All that one comes to, triads too, or what is held at one step, for a calendar program.',
  query: z.strictObject({ lang, module: slugParam.optional(), step: slugParam.optional() }),
  file: 'text/calendar; charset=utf-8',
  answer: fileAnswer,
});
