import { z } from 'zod';
import { endpoint, idParam, instant } from '../../core/endpoint.contract.ts';
import { trioPerson, trioPlace, triadState, triadStep } from './triad.contract.ts';

const problem = z.enum(['alone', 'too-many', 'line', 'language', 'zones', 'met', 'one-site']);

const trio = z.strictObject({
  id: z.string(),
  number: z.number().int(),
  members: z.array(trioPerson),
  at: z.number().nullable(),
  state: triadState,
  pair: z.boolean(),
  /** Who has not said yet that it is done, once its rounds are over. */
  waitsFor: z.array(z.string()),
  /** That sheets were handed over, never what they say. */
  sheets: z.strictObject({ handed: z.number().int(), due: z.number().int() }),
  problems: z.array(problem),
  /** Put elsewhere by hand, with the reason; the newest first. */
  moves: z.array(
    z.strictObject({
      person: trioPerson,
      from: z.number().int().nullable(),
      to: z.number().int().nullable(),
      reason: z.string(),
      by: trioPerson,
      at: instant,
    }),
  ),
});

export const allTrios = endpoint('GET /api/live/trios', {
  permission: 'trainer',
  summary: 'The triads of a cohort, step by step: who practises with whom, how far they are, who is in none.',
  answer: z.strictObject({
    steps: z.array(z.strictObject({ of: triadStep, trios: z.array(trio), without: z.array(trioPerson) })),
  }),
});

export const proposeTrios = endpoint('GET /api/live/trios/:module/:step/proposal', {
  permission: 'trainer',
  summary: 'Trios as the tool would make them of those who are in none at this step: nothing is kept.',
  params: trioPlace,
  answer: z.strictObject({
    trios: z.array(z.strictObject({ members: z.array(trioPerson), problems: z.array(problem) })),
    left: z.array(trioPerson),
  }),
});

export const makeTrios = endpoint('POST /api/live/trios/:module/:step', {
  permission: 'trainer',
  rate: 'write',
  summary: 'Makes trios for one triad of the course.',
  params: trioPlace,
  body: z.strictObject({ trios: z.array(z.array(idParam).min(2).max(4)).min(1).max(250) }),
  answer: z.strictObject({ made: z.number().int() }),
});

export const placeInTrio = endpoint('PUT /api/live/trios/:module/:step/places/:person', {
  permission: 'trainer',
  rate: 'write',
  summary: 'Puts somebody into another trio, or into none, and keeps why; not once their rounds have begun.',
  params: trioPlace.extend({ person: idParam }),
  body: z.strictObject({ to: idParam.nullable(), reason: z.string().trim().min(1).max(400) }),
  answer: z.strictObject({ problems: z.array(problem) }),
});
