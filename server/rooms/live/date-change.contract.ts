import { z } from 'zod';
import { endpoint, instant } from '../../core/endpoint.contract.ts';

const rhythm = z.strictObject({ weekday: z.number().int(), time: z.string() });

const session = z.strictObject({
  what: z.literal('session'),
  module: z.string(),
  step: z.string(),
  number: z.string(),
  title: z.string(),
});
/** Which meeting of one’s set. */
const meeting = z.strictObject({ what: z.literal('meeting'), n: z.number().int() });
/** All sessions that have no date of their own. */
const all = z.strictObject({ what: z.literal('rhythm'), from: rhythm, to: rhythm });

const change = z.strictObject({
  key: z.string(),
  at: instant,
  of: z.discriminatedUnion('what', [session, meeting, all]),
  was: instant.nullable(),
  now: instant.nullable(),
});

export const dateChanges = endpoint('GET /api/live/date-changes', {
  permission: 'learner',
  summary:
    'Sessions and meetings to come that were moved since one last looked, each with the date that it had.',
  answer: z.strictObject({
    changes: z.array(change),
    /** Whose clocks a weekday and its time are said by. */
    zone: z.string(),
  }),
});

export const seeDateChanges = endpoint('PUT /api/live/date-changes/seen', {
  permission: 'learner',
  rate: 'write',
  summary: 'Says that one has seen what was moved until then.',
  body: z.strictObject({ until: instant }),
  answer: z.strictObject({ seen: z.literal(true) }),
});
