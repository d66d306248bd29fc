import { type Answer, call } from '../../core/api.ts';
import { query, refreshAll, type Query } from '../../core/data.ts';

export type LookSettings = Answer<'GET /api/review/settings'>;

/** How many of a hundred versions a second trainer looks at. */
export const lookSettings = (): Query<LookSettings> =>
  query('review/settings', () => call('GET /api/review/settings'));

async function said(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } finally {
    refreshAll();
  }
}

export const saveShare = (revision: number, share: number): Promise<void> =>
  said(call('PUT /api/review/settings', { body: { revision, share } }));

export const askForLook = (review: string): Promise<void> =>
  said(call('POST /api/review/reviews/:review/second-look', { params: { review }, body: {} }));

/** `review` is the second look itself. */
export const letLookGo = (review: string): Promise<void> =>
  said(call('POST /api/review/reviews/:review/let-go', { params: { review }, body: {} }));
