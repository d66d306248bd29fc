import { z } from 'zod';
import { endpoint, idParam, slugParam } from '../../core/endpoint.contract.ts';

const what = z.enum(['action', 'insight']);
const params = z.strictObject({ set: idParam, what, id: idParam });
const state = z.enum(['waiting', 'placed', 'aside']);
const title = z.strictObject({ en: z.string(), es: z.string() });

export const inCase = endpoint('GET /api/live/sets/:set/to-case', {
  permission: 'learner',
  summary:
    'Which of one’s own actions and insights of a set’s meetings are in one’s business case, and where.',
  params: z.strictObject({ set: idParam }),
  answer: z.strictObject({
    sent: z.array(z.strictObject({ what, id: z.string(), section: z.string(), title, state })),
  }),
});

export const whereItGoes = endpoint('GET /api/live/sets/:set/to-case/:what/:id', {
  permission: 'learner',
  summary:
    'Sections of one’s own business case that an action or an insight can be sent to, and where it went. Asked for by whose it is alone.',
  params,
  answer: z.strictObject({
    sections: z.array(z.strictObject({ slug: z.string(), title })),
    sent: z.array(z.strictObject({ section: z.string(), state })),
  }),
});

export const sendToCase = endpoint('PUT /api/live/sets/:set/to-case/:what/:id', {
  permission: 'learner',
  summary:
    'Sends one’s own action, or an insight of one’s own turn, to a section of one’s business case, where it waits to be placed.',
  rate: 'write',
  params,
  body: z.strictObject({ section: slugParam }),
  answer: z.strictObject({ state }),
});
