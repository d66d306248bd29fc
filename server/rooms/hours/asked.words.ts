import type { Lang } from '../../core/endpoint.contract.ts';
import { localeOf } from '../../core/words.ts';

/** Dates and times for pages that the server prints, by the clock of whoever wrote them down. */

interface Span {
  startedAt: Date;
  endedAt: Date;
  zone: string;
}

/** `1 h 15 min`, the same in both languages. */
export function lengthText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = [hours > 0 ? `${hours}\u00a0h` : '', rest > 0 || hours === 0 ? `${rest}\u00a0min` : ''];
  return parts.filter((one) => one !== '').join('\u00a0');
}

const inZone = (lang: Lang, zone: string, how: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  try {
    return new Intl.DateTimeFormat(localeOf(lang), { ...how, timeZone: zone });
  } catch {
    // A zone that this machine does not know.
    return new Intl.DateTimeFormat(localeOf(lang), { ...how, timeZone: 'UTC' });
  }
};

/** The day, and the second one where it ends on another. */
export function daysOf(lang: Lang, { startedAt, endedAt, zone }: Span): string {
  const day = inZone(lang, zone, { dateStyle: 'full' });
  const [from, to] = [day.format(startedAt), day.format(endedAt)];
  return from === to ? from : `${from} – ${to}`;
}

/** Times, and whose clock: the confirmer may live by another. */
export function timesOf(lang: Lang, { startedAt, endedAt, zone }: Span) {
  const time = inZone(lang, zone, { timeStyle: 'short' });
  const named = inZone(lang, zone, { timeZoneName: 'longGeneric' }).formatToParts(startedAt);
  return {
    from: time.format(startedAt),
    to: time.format(endedAt),
    zone: named.find(({ type }) => type === 'timeZoneName')?.value ?? zone,
  };
}

export const momentText = (lang: Lang, at: Date, zone: string): string =>
  inZone(lang, zone, { dateStyle: 'long', timeStyle: 'short' }).format(at) + (zone === 'UTC' ? ' UTC' : '');

const DAY_MS = 86_400_000;

/**
 * Until when a link is good: the last day that is whole for everybody, by the clock that is furthest behind (UTC−12). Nobody
 * knows where it will be opened, and who comes on the evening of the day that was named finds it open.
 */
export const lastDayText = (lang: Lang, until: Date): string =>
  inZone(lang, 'Etc/GMT+12', { day: 'numeric', month: 'long' }).format(new Date(until.getTime() - DAY_MS));

/** A sentence that begins with whoever asks: with a capital, also where the name is withheld. */
export const sentence = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);
