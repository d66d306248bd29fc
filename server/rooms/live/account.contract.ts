import { z } from 'zod';
import { endpoint } from '../../core/endpoint.contract.ts';
import { sessionParams } from './calendar.contract.ts';

export const ownMeetings = endpoint('GET /api/live/sets/attended', {
  permission: 'learner',
  summary: 'Which meetings of the course’s sets count for whoever asks, and how many are needed (L2).',
  answer: z.strictObject({
    counted: z.number().int(),
    needed: z.number().int(),
    meetings: z.array(
      z.strictObject({
        n: z.number().int(),
        module: z.string(),
        step: z.string(),
        state: z.enum(['attended', 'made-up', 'open']),
        /** It is over, they were not there, and an account may stand for it. */
        mayMakeUp: z.boolean(),
      }),
    ),
  }),
});

export const sayAccount = endpoint('PUT /api/live/sessions/:module/:step/account', {
  permission: 'learner',
  rate: 'write',
  summary:
    'Lets one’s account of a turn among members, which is a private note of the step, stand for the meeting that was missed; or takes that back.',
  params: sessionParams,
  body: z.strictObject({ done: z.boolean() }),
  answer: z.strictObject({ madeUp: z.boolean() }),
});
