import { z } from 'zod';
import { endpoint, instant } from '../../core/endpoint.contract.ts';
import { me } from '../people/people.contract.ts';

export const openSession = endpoint('POST /api/session', {
  permission: 'public',
  rate: 'session',
  summary: 'Exchanges the one-time code of a launch page for a bearer token.',
  body: z.strictObject({ code: z.string().min(1).max(200) }),
  answer: z.strictObject({ token: z.string(), expiresAt: instant, me: me.answer }),
});
