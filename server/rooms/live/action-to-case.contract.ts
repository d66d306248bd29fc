import { z } from 'zod';
import { endpoint, idParam, slugParam } from '../../core/endpoint.contract.ts';

const params = z.strictObject({ set: idParam, action: idParam });
const state = z.enum(['waiting', 'placed', 'aside']);

export const whereActionsGo = endpoint('GET /api/live/sets/:set/actions/:action/case', {
  permission: 'learner',
  summary:
    'Sections of one’s own business case that an action can be sent to, and where it went. It is asked for its owner alone.',
  params,
  answer: z.strictObject({
    sections: z.array(
      z.strictObject({ slug: z.string(), title: z.strictObject({ en: z.string(), es: z.string() }) }),
    ),
    sent: z.array(z.strictObject({ section: z.string(), state })),
  }),
});

export const sendAction = endpoint('PUT /api/live/sets/:set/actions/:action/case', {
  permission: 'learner',
  summary: 'Sends one’s own action to a section of one’s business case, where it waits to be placed.',
  rate: 'write',
  params,
  body: z.strictObject({ section: slugParam }),
  answer: z.strictObject({ state }),
});
