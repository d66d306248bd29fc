import { z } from 'zod';
import { timeZone } from '../../core/calendar.contract.ts';
import { day, endpoint, instant } from '../../core/endpoint.contract.ts';

/** Controls, direction marks and other unseen signs would let a text pretend to be another. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]/u;
const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .refine((text) => !UNSEEN.test(text));
const both = (longest: number) => z.strictObject({ en: line(longest), es: line(longest) });

const closure = z
  .strictObject({ from: day, to: day, why: line(80) })
  .refine(({ from, to }) => from <= to, { path: ['to'] });
const contact = z.strictObject({ who: line(80).min(1), how: line(160).min(1) });

const settings = z.strictObject({
  startsOn: day.nullable(),
  timeZone: timeZone.nullable(),
  lang: z.enum(['own', 'en', 'es']),
  trainer: both(40),
  about: both(300),
  promise: both(160),
  dates: z.enum(['fixed', 'provisional']),
  order: z.enum(['advised', 'locked']),
  /** In their order, none overlapping another. */
  closures: z
    .array(closure)
    .max(20)
    .refine((list) => list.every((one, at) => at === 0 || (list[at - 1]?.to ?? '') < one.from)),
  contacts: z.array(contact).max(10),
});

const teamMember = z.strictObject({
  /** Null where the LMS withholds names. */
  name: z.string().nullable(),
  number: z.number().int(),
});

export const runInfo = endpoint('GET /api/people/run', {
  permission: 'session',
  summary: 'What everybody in a run may know of it: its trainers, their promise, whom to turn to.',
  answer: z.strictObject({
    trainers: z.array(teamMember),
    /** In both languages, empty where it is not written in one: the page shows the reader's, else the other. */
    promise: both(160),
    about: both(300),
    provisional: z.boolean(),
    closures: z.array(closure),
    contacts: z.array(contact),
  }),
});

export const runSettings = endpoint('GET /api/people/run/settings', {
  permission: 'staff',
  summary: 'The settings of a run, and who changed what of them.',
  answer: z.strictObject({
    revision: z.number().int(),
    settings,
    /** Who said when it begins; null: nobody yet. */
    startFrom: z.enum(['trainer', 'platform', 'learner']).nullable(),
    /** Newest first. */
    history: z.array(
      z.strictObject({
        /** Null for somebody who is in the run no more, or whose name is withheld. */
        by: z.string().nullable(),
        at: instant,
        changes: z.array(z.strictObject({ field: z.string(), from: z.string(), to: z.string() })),
      }),
    ),
  }),
});

export const saveRunSettings = endpoint('PUT /api/people/run/settings', {
  permission: 'trainer',
  summary: 'Settles all of it at once, if nobody was faster.',
  rate: 'write',
  body: z.strictObject({ revision: z.number().int().min(0), settings }),
  answer: z.strictObject({ revision: z.number().int() }),
});
