import { z } from 'zod';
import { isTimeZone } from './days.rule.ts';
import { day, instant } from './endpoint.contract.ts';

/** A zone of the IANA database, as browsers name it. */
export const timeZone = z.string().max(64).refine(isTimeZone);

/** Where a run stands in its own time. A page tells it on its reader's own day, which it works out of `now`. */
export const runCalendar = z.strictObject({
  now: instant,
  /** In the run's time zone. */
  today: day,
  /** `unset`: nobody has said yet when it begins. */
  phase: z.enum(['unset', 'before', 'during', 'after']),
  /** Week of the run, from 1 to `weeks`; before and after it the nearest. */
  week: z.number().int(),
  weeks: z.number().int(),
  startsOn: day.nullable(),
  /** Last day of the last week. */
  endsOn: day.nullable(),
  /** On which day each week of the run begins, where a week of rest lies between two the later one. */
  mondays: z.array(day),
  /** Days without course, each from a first to a last one. */
  rests: z.array(z.strictObject({ from: day, to: day })),
});

export type RunCalendar = z.output<typeof runCalendar>;
