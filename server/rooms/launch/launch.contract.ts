import { z } from 'zod';
import { endpoint, instant } from '../../core/endpoint.contract.ts';
import { me } from '../people/people.contract.ts';

export const openSession = endpoint({
  method: 'POST',
  path: '/api/session',
  permission: 'public',
  rate: 'session',
  summary: 'Exchanges the one-time code of a launch page for a bearer token.',
  body: z.strictObject({ code: z.string().min(1).max(200) }),
  answer: z.strictObject({ token: z.string(), expiresAt: instant, me: me.answer }),
});

/** Something a teacher can put into a course. The rooms name what they have; nothing else is offered. */
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

export const picker = endpoint({
  method: 'GET',
  path: '/api/picker',
  permission: 'staff',
  summary: 'What can be put into the course from here, and what the platform accepts.',
  answer: z.strictObject({
    /** False when the platform takes no LTI links in this place: nothing can be added then (case 70). */
    acceptsLinks: z.boolean(),
    acceptMultiple: z.boolean(),
    acceptLineItem: z.boolean(),
    items: z.array(pickable),
  }),
});

export const pick = endpoint({
  method: 'POST',
  path: '/api/picker',
  permission: 'staff',
  summary: 'Signs the chosen items for the platform; no keys means that the person changed their mind.',
  body: z.strictObject({ keys: z.array(z.string().max(200)).max(200) }),
  answer: z.strictObject({
    /** Where the browser posts `jwt` as the form field JWT, in the same frame. */
    action: z.url(),
    jwt: z.string(),
  }),
});
