import type { RunCalendar } from '../../server/core/calendar.contract.ts';
import { dayText, t } from './i18n.ts';

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
  const { startsOn, endsOn, mondays } = calendar;
  const today = ownDay(calendar.now);
  if (startsOn === null || endsOn === null) return { ...calendar, today };
  const phase = today < startsOn ? 'before' : today > endsOn ? 'after' : 'during';
  const week = Math.max(mondays.filter((monday) => monday <= today).length, 1);
  return { ...calendar, today, phase, week };
}

/** The line above a page's title: today, and where the run stands. */
export function calendarText({ today, phase, week, weeks, startsOn, endsOn, rests }: RunCalendar): string {
  const rest = phase === 'during' ? rests.find(({ from, to }) => from <= today && today <= to) : undefined;
  return t(rest ? 'core.calendar.rests' : `core.calendar.${phase}`, {
    day: dayText(today),
    week,
    weeks,
    ...(startsOn === null ? {} : { start: dayText(startsOn, 'year') }),
    ...(rest ? { until: dayText(rest.to) } : {}),
    ...(endsOn === null ? {} : { end: dayText(endsOn, 'year') }),
  });
}

/** The zone of this browser, for a run that has none yet. */
export const ownTimeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;
