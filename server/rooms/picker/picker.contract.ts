import { z } from 'zod';
import { endpoint } from '../../core/endpoint.contract.ts';
import { pickable } from '../../core/link.contract.ts';

export const picker = endpoint('GET /api/picker', {
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

export const pick = endpoint('POST /api/picker', {
  permission: 'staff',
  summary: 'Signs the chosen items for the platform; no keys means that the person changed their mind.',
  body: z.strictObject({ keys: z.array(z.string().max(200)).max(200) }),
  answer: z.strictObject({
    /** Where the browser posts `jwt` as the form field JWT, in the same frame. */
    action: z.url(),
    jwt: z.string(),
  }),
});
