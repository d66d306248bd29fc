import { call, type Answer } from '../../core/api.ts';
import { query, refreshAll, type Query } from '../../core/data.ts';
import type { Place } from './live.types.ts';

/** Which meetings of sets count for oneself. */
export const ownMeetings = (): Query<Answer<'GET /api/live/sets/attended'>> =>
  query('live/attended', () => call('GET /api/live/sets/attended'));

/** The step and its session say it too: all are asked again when they are next shown. */
export async function sayAccount(params: Place, done: boolean): Promise<void> {
  try {
    await call('PUT /api/live/sessions/:module/:step/account', { params, body: { done } });
  } finally {
    refreshAll();
  }
}
