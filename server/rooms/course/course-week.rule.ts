import type { Course } from '../../content/course.types.ts';
import type { RunCalendar } from '../../core/calendar.contract.ts';
import { addDays, dayIn, mondayOf } from '../../core/days.rule.ts';

/** Days on which a run rests, the first and the last among them. */
interface Closure {
  from: string;
  to: string;
}

/** Length of a run in weeks: 13 modules of 14 days are 26. */
export const weeksOf = (course: Course): number =>
  Math.ceil((course.modules.length * course.daysPerModule) / 7);

/**
 * Where a run stands on a day. Weeks are those of the calendar: the first is the one in which the start lies, whatever
 * its weekday, and the last ends on a Sunday. A week in which the course rests on all seven days is none of them.
 */
export function calendarOf(
  course: Course,
  startsOn: string | null,
  today: string,
  closures: readonly Closure[] = [],
): Omit<RunCalendar, 'now'> {
  const weeks = weeksOf(course);
  const rests = closures.map(({ from, to }) => ({ from, to }));
  if (startsOn === null)
    return { today, phase: 'unset', week: 1, weeks, startsOn, endsOn: null, mondays: [], rests };
  const mondays = mondaysOfWeeks(mondayOf(startsOn), weeks, closures);
  const endsOn = addDays(mondays.at(-1) ?? startsOn, 6);
  const phase = today < startsOn ? 'before' : today > endsOn ? 'after' : 'during';
  const week = Math.max(mondays.filter((monday) => monday <= today).length, 1);
  return { today, phase, week, weeks, startsOn, endsOn, mondays, rests };
}

/** No run waits longer than this for its next week. */
const MOST_RESTING_WEEKS = 104;

function mondaysOfWeeks(first: string, weeks: number, closures: readonly Closure[]): string[] {
  const mondays: string[] = [];
  for (let at = 0; mondays.length < weeks && at < weeks + MOST_RESTING_WEEKS; at += 1) {
    const monday = addDays(first, at * 7);
    if (!restsAllWeek(monday, closures)) mondays.push(monday);
  }
  return mondays;
}

/** Closures that follow each other day by day are one. */
const restsAllWeek = (monday: string, closures: readonly Closure[]): boolean =>
  closures.length > 0 &&
  [0, 1, 2, 3, 4, 5, 6].every((day) => {
    const date = addDays(monday, day);
    return closures.some(({ from, to }) => from <= date && date <= to);
  });
/** The same of a run at a moment. */
export const calendarAt = (
  course: Course,
  run: { startsOn: string | null; timeZone: string | null; settings: { closures: readonly Closure[] } },
  now: Date,
): RunCalendar => ({
  now: now.toISOString(),
  ...calendarOf(course, run.startsOn, dayIn(run.timeZone, now), run.settings.closures),
});

/** First and last week of a module, by its place (from 0). */
export function weeksOfModule(course: Course, place: number): [number, number] {
  const from = Math.floor((place * course.daysPerModule) / 7) + 1;
  return [from, Math.max(from, Math.ceil(((place + 1) * course.daysPerModule) / 7))];
}

/** Last day of a module's weeks; null while nobody knows when the run begins, or the course has no such module. */
export function lastDayOfModule(course: Course, { mondays }: RunCalendar, slug: string): string | null {
  const place = course.modules.findIndex((module) => module.slug === slug);
  if (place < 0) return null;
  const [, week] = weeksOfModule(course, place);
  const monday = mondays[week - 1];
  return monday === undefined ? null : addDays(monday, 6);
}
