import { z } from 'zod';
import { day, endpoint, lang } from '../../core/endpoint.contract.ts';
import { ownClosures, ownEntry, ownPlan } from './entry.contract.ts';
import type { HoursNumbers } from './hours-numbers.types.ts';
import { ownRelationship } from './relationship.contract.ts';

/** Checked when the course was loaded; answered as it is. */
const numbers = z.unknown() as z.ZodType<HoursNumbers>;

export const hoursHome = endpoint('GET /api/hours', {
  permission: 'learner',
  summary:
    'The whole log: people mentored, entries with their history, the plan, the window, the numbers of the rules. Sums are worked out by the shared rules.',
  answer: z.strictObject({
    lang,
    revision: z.number().int(),
    numbers,
    window: z.strictObject({
      /** The run's: whoever came late may log what they held before. */
      opensOn: day.nullable(),
      /** From when on an even pace is counted. */
      startsOn: day.nullable(),
      endsOn: day.nullable(),
    }),
    /** Of the run, days that nobody meets; the learner's own stand in `closures`. */
    runClosures: ownClosures,
    closures: ownClosures,
    plan: ownPlan.nullable(),
    relationships: z.array(ownRelationship),
    /** Newest first. */
    entries: z.array(ownEntry),
  }),
});
