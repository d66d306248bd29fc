import { z } from 'zod';
import { timeZone } from '../../core/calendar.contract.ts';
import { day, endpoint, instant, lang } from '../../core/endpoint.contract.ts';

/** The launched person, as they see themselves. */
export const me = endpoint('GET /api/me', {
  permission: 'anyone-launched',
  summary: 'Who is here, in which run and language.',
  answer: z.strictObject({
    id: z.string(),
    /** With run and id the name under which a browser keeps what this person has not sent yet. */
    tenant: z.string(),
    /** Null when the LMS withholds names: show the label of role and number. */
    name: z.string().nullable(),
    number: z.number().int().nullable(),
    role: z.enum(['learner', 'trainer', 'administrator', 'observer', 'visitor']),
    administers: z.boolean(),
    testUser: z.boolean(),
    lang,
    platformName: z.string(),
    run: z
      .strictObject({
        id: z.string(),
        title: z.string().nullable(),
        /** What this run calls its trainers, as it follows "your"; empty: as the words say. */
        trainer: z.strictObject({ en: z.string(), es: z.string() }),
      })
      .nullable(),
    /** A learner whom something has not been asked yet: the three facts, consent, the code. */
    asks: z.boolean(),
  }),
});

export const setLanguage = endpoint('PUT /api/me/language', {
  permission: 'anyone-launched',
  summary: 'Chooses the language; remembered for the next launch.',
  rate: 'write',
  body: z.strictObject({ lang }),
  answer: z.strictObject({ lang }),
});

/** How reading the platform's list of members goes. */
export const rosterState = endpoint('GET /api/people/roster', {
  permission: 'staff',
  summary: 'State of the roster sent by the LMS.',
  answer: z.strictObject({
    available: z.boolean(),
    lastAt: instant.nullable(),
    /** `read`, `incomplete`, `doubtful`, or why it could not be read. */
    lastCode: z.string().nullable(),
    people: z.number().int().nullable(),
    /** Null when it is not read by itself any more: a launch or a trainer's press starts it again. */
    nextAt: instant.nullable(),
  }),
});

export const refreshRoster = endpoint('POST /api/people/roster', {
  permission: 'staff',
  summary: 'Asks for the roster again, now.',
  rate: 'heavy',
  body: z.strictObject({}),
  answer: z.strictObject({ asked: z.literal(true) }),
});

export const settleCalendar = endpoint('PUT /api/people/calendar', {
  permission: 'trainer',
  summary: 'Says on which day the run begins and in which zone its days are counted.',
  rate: 'write',
  body: z.strictObject({ startsOn: day, timeZone }),
  answer: z.strictObject({ startsOn: day, timeZone: z.string() }),
});

export const noteTimeZone = endpoint('POST /api/people/time-zone', {
  permission: 'trainer',
  summary: 'Tells the zone of a trainer’s browser; kept while the run has none.',
  rate: 'write',
  body: z.strictObject({ timeZone }),
  answer: z.strictObject({ noted: z.literal(true) }),
});
