import { z } from 'zod';
import { endpoint } from '../../core/endpoint.contract.ts';
import { sessionParams } from './calendar.contract.ts';

const LONGEST = 300;
const line = z.string().trim().max(LONGEST).default('');

export const answerPulse = endpoint('POST /api/live/sessions/:module/:step/pulse', {
  permission: 'learner',
  summary: 'Answers the pulse of a session, once and without a name.',
  rate: 'write',
  params: sessionParams,
  body: z.strictObject({ worth: z.number().int().min(1).max(5), learned: line, use: line, change: line }),
  // Refused: 409 `pulse-shut` { from, until }, `pulse-answered`.
  answer: z.strictObject({ answered: z.literal(true) }),
});

export const pulseOfSession = endpoint('GET /api/live/sessions/:module/:step/pulse', {
  permission: 'trainer',
  summary: 'What the pulse of a session says, from five answers on.',
  params: sessionParams,
  answer: z.strictObject({
    answered: z.number().int(),
    /** Of so many who were there. */
    of: z.number().int(),
    fewest: z.number().int(),
    /** Null while fewer have answered. */
    results: z
      .strictObject({
        /** How many said 1, 2, 3, 4, 5. */
        worth: z.array(z.number().int()),
        learned: z.array(z.string()),
        use: z.array(z.string()),
        change: z.array(z.string()),
      })
      .nullable(),
  }),
});
