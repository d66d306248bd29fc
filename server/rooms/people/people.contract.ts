import { z } from 'zod';
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
    run: z.strictObject({ id: z.string(), title: z.string().nullable(), startsOn: day }).nullable(),
  }),
});

export const setLanguage = endpoint('PUT /api/me/language', {
  permission: 'anyone-launched',
  summary: 'Chooses the language; remembered for the next launch.',
  rate: 'write',
  body: z.strictObject({ lang }),
  answer: z.strictObject({ lang }),
});

/** When the roster of this run was last read, and asking for it again. */
export const rosterState = endpoint('GET /api/people/roster', {
  permission: 'staff',
  summary: 'State of the roster sent by the LMS.',
  answer: z.strictObject({
    available: z.boolean(),
    lastAt: instant.nullable(),
    lastCode: z.string().nullable(),
    people: z.number().int().nullable(),
  }),
});

export const refreshRoster = endpoint('POST /api/people/roster', {
  permission: 'staff',
  summary: 'Asks for the roster again, now.',
  rate: 'heavy',
  body: z.strictObject({}),
  answer: z.strictObject({ asked: z.literal(true) }),
});
