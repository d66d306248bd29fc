import type { RunCalendar } from '../../server/core/calendar.contract.ts';
import { dayText, t } from './i18n.ts';

const DAY_MS = 86_400_000;

/** The day that a moment lies on where this device is: what `momentText` tells the hour of. */
export function ownDay(instant: string): string {
  const moment = new Date(instant);
  const day = new Date(Date.UTC(moment.getFullYear(), moment.getMonth(), moment.getDate()));
  return day.toISOString().slice(0, 10);
}

/**
 * A run's calendar on its reader's own day. Moments are told in the zone of this device, and a day or a week by another
 * clock beside them would be wrong for one of the two. The run's zone says on which day a course begins, and no more.
 */
export function onOwnDay<C extends RunCalendar>(calendar: C): C {
  const { startsOn, endsOn, weeks } = calendar;
  const today = ownDay(calendar.now);
  if (startsOn === null || endsOn === null) return { ...calendar, today };
  // Weeks begin on Monday, and the last one ends on a Sunday.
  const after = Math.floor((Date.parse(endsOn) - Date.parse(today)) / (7 * DAY_MS));
  const phase = today < startsOn ? 'before' : today > endsOn ? 'after' : 'during';
  return { ...calendar, today, phase, week: Math.min(Math.max(weeks - after, 1), weeks) };
}

/** The line above a page's title: today, and where the run stands. */
export function calendarText({ today, phase, week, weeks, startsOn, endsOn }: RunCalendar): string {
  return t(`core.calendar.${phase}`, {
    day: dayText(today),
    week,
    weeks,
    ...(startsOn === null ? {} : { start: dayText(startsOn, 'year') }),
    ...(endsOn === null ? {} : { end: dayText(endsOn, 'year') }),
  });
}

/** The zone of this browser, for a run that has none yet. */
export const ownTimeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;
