import type { RunCalendar } from '../../server/core/calendar.contract.ts';
import { dayText, t } from './i18n.ts';

/** The line above a page's title: today in the run's own time zone, and where the run stands. */
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
