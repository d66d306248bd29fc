import { z } from 'zod';
import { runCalendar } from '../../core/calendar.contract.ts';
import { endpoint, lang } from '../../core/endpoint.contract.ts';
import { ownAct } from './act.contract.ts';
import { moduleLine, ownStepLine, stepRef } from './course.contract.ts';

const ownModuleLine = moduleLine.extend({
  state: z.enum(['todo', 'doing', 'done']),
  minutesDone: z.number().int(),
  /** First and last week of the run, counted from 1. */
  weeks: z.tuple([z.number().int(), z.number().int()]),
  steps: z.array(
    ownStepLine.extend({
      /** With others at one time; the rest is at one's own pace. */
      live: z.boolean(),
    }),
  ),
});

/** Steps by their keys, `<module>/<step>`. */
const stepKeys = z.array(z.string());

export const roadMap = endpoint('GET /api/course/road-map', {
  permission: 'session',
  summary: 'The way through the course with one’s own marks on it, and what went to work from it.',
  answer: runCalendar.extend({
    minutesDone: z.number().int(),
    minutesTotal: z.number().int(),
    /** Null when every step is done. `act`: to say what became of the act of that step. */
    next: stepRef
      .extend({
        type: z.string(),
        minutes: z.number().int(),
        opening: z.string(),
        reason: z.enum(['act', 'begun', 'live', 'earlier', 'expected', 'first', 'ahead']),
      })
      .nullable(),
    lang,
    modules: z.array(ownModuleLine),
    /** Steps with a day of their own, by their keys, and how that lies: within two days, later, or over. */
    held: z.record(z.string(), z.enum(['near', 'far', 'over'])),
    /** Of each step, in the order of the course. */
    acts: z.array(ownAct),
    /** Something was written or tried in them, and they are not done. */
    begun: stepKeys,
    /** Not done, and somebody else completes them. */
    others: stepKeys,
  }),
});
