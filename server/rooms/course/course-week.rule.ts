import type { Course } from '../../content/course.types.ts';
import type { RunCalendar } from '../../core/calendar.contract.ts';
import { addDays, daysBetween, mondayOf } from '../../core/days.rule.ts';

/** Length of a run in weeks: 13 modules of 14 days are 26. */
export const weeksOf = (course: Course): number =>
  Math.ceil((course.modules.length * course.daysPerModule) / 7);

/**
 * Where a run stands on a day. Weeks are those of the calendar: the first is the one in which the start lies, whatever
 * its weekday, and the last ends on a Sunday.
 */
export function calendarOf(course: Course, startsOn: string | null, today: string): Omit<RunCalendar, 'now'> {
  const weeks = weeksOf(course);
  if (startsOn === null) return { today, phase: 'unset', week: 1, weeks, startsOn, endsOn: null };
  const monday = mondayOf(startsOn);
  const endsOn = addDays(monday, weeks * 7 - 1);
  const phase = today < startsOn ? 'before' : today > endsOn ? 'after' : 'during';
  const week = Math.min(Math.max(Math.floor(daysBetween(monday, today) / 7) + 1, 1), weeks);
  return { today, phase, week, weeks, startsOn, endsOn };
}

/** First and last week of a module, by its place (from 0). */
export function weeksOfModule(course: Course, place: number): [number, number] {
  const from = Math.floor((place * course.daysPerModule) / 7) + 1;
  return [from, Math.max(from, Math.ceil(((place + 1) * course.daysPerModule) / 7))];
}
