import { type Answer, call, callFile } from '../../core/api.ts';
import { ownTimeZone } from '../../core/calendar.ts';
import { query, type Query } from '../../core/data.ts';
import type { Lang } from '../../../server/core/endpoint.contract.ts';

export type Reminders = Answer<'GET /api/hours/reminders'>;
export type Reminder = Reminders['reminders'][number];
export type CopyName = 'statement' | 'entries' | 'emcc' | 'icf' | 'cpd' | 'calendar';
export type MonthCopyName = 'month' | 'month-paper';

export const copyOf = (name: CopyName, lang: Lang): Promise<Blob> =>
  callFile(`GET /api/hours/files/${name}`, { query: { lang } });

export const monthCopy = (name: MonthCopyName, about: { lang: Lang; month: string }): Promise<Blob> =>
  callFile(`GET /api/hours/files/${name}`, { query: about });

export const calendarFeed = (): Query<Answer<'GET /api/hours/calendar-feed'>> =>
  query('hours/calendar-feed', () => call('GET /api/hours/calendar-feed'));

/** The address is told here and never again. */
export async function makeFeed(lang: Lang): Promise<string> {
  const { url } = await call('POST /api/hours/calendar-feed', { body: { lang } });
  await calendarFeed().refresh();
  return url;
}

export async function withdrawFeed(): Promise<void> {
  await call('DELETE /api/hours/calendar-feed');
  await calendarFeed().refresh();
}

/** By the clock of this device. */
export const reminders = (): Query<Reminders> =>
  query('hours/reminders', () => call('GET /api/hours/reminders', { query: { zone: ownTimeZone() } }));

export async function dismiss(key: string): Promise<void> {
  await call('POST /api/hours/reminders/dismissed', { body: { key, zone: ownTimeZone() } });
  await reminders().refresh();
}

export async function chooseMail(address: string | null, lang: Lang): Promise<void> {
  await call('PUT /api/hours/reminders/mail', { body: { address, lang, zone: ownTimeZone() } });
  await reminders().refresh();
}
