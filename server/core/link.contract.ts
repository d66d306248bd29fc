import { z } from 'zod';

/** Something that a teacher can link from a course of the LMS. The rooms name what they have; nothing else is offered. */
export const pickable = z.strictObject({
  /** Content id: `course`, `module:<slug>`, `step:<module>/<slug>`. */
  key: z.string(),
  kind: z.enum(['course', 'module', 'step']),
  /** "2" for a module, "2.1" for a step, null for the whole course. */
  number: z.string().nullable(),
  title: z.string(),
  minutes: z.number().int(),
  /** Key of the thing it belongs under. */
  parent: z.string().nullable(),
  /** True when a gradebook column comes with it. */
  graded: z.boolean(),
});

export type Pickable = z.output<typeof pickable>;
