import { clockText, dayText, momentText, t } from '../../core/i18n.ts';
import { ownDay, ownTimeZone } from '../../core/calendar.ts';
import type { Line } from './live.types.ts';

type Times = Pick<Line, 'startsAt' | 'endsAt'>;

/** "Wednesday 25 February, 16:00 to 18:00", by the reader's own clock. */
export const whenText = ({ startsAt, endsAt }: Times): string =>
  startsAt === null || endsAt === null
    ? t('live.when.unset')
    : t('live.when', {
        day: dayText(ownDay(startsAt)),
        from: clockText(startsAt),
        until: clockText(endsAt),
      });

/** What became of a session that was moved, in one line; undefined where it was not. */
export const movedText = ({ moved }: Pick<Line, 'moved'>): string | undefined =>
  moved?.from ? t('live.moved', { from: momentText(moved.from) }) : undefined;

/** A Monday, by which the days of a week are called what the reader calls them. */
const MONDAY = '2024-01-0';
export const weekdayText = (weekday: number): string => dayText(`${MONDAY}${weekday}`).split(' ')[0] ?? '';

const MINUTE = 60_000;
const DAY_MINUTES = 24 * 60;

/** How far away it is, where that is a matter of hours; an empty text else. */
export function soonText({ startsAt, endsAt }: Times, now: string): string {
  if (startsAt === null || endsAt === null) return '';
  if (now >= endsAt) return t('live.over');
  if (now >= startsAt) return t('live.on');
  const minutes = Math.ceil((Date.parse(startsAt) - Date.parse(now)) / MINUTE);
  if (minutes > DAY_MINUTES) return '';
  return minutes < 60
    ? t('live.in-minutes', { minutes })
    : t('live.in-hours', { hours: Math.round(minutes / 60) });
}

/** Times are told by the reader's own clock, and this says by whose. */
export const ownZoneText = (): string => t('live.zone', { zone: ownTimeZone().replaceAll('_', ' ') });
