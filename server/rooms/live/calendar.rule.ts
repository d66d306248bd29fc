import { addDays, daysBetween } from '../../core/days.rule.ts';

/** On which days the sessions of a run are held: one a module, on the same weekday, and on no day on which the course rests. */

/** Weekday and time of a run's sessions: 1 is Monday. */
export interface Rhythm {
  weekday: number;
  time: string;
}

/** A late afternoon in the middle of the week, when most who work can come. */
export const FIRST_RHYTHM: Rhythm = { weekday: 3, time: '16:00' };

interface Closure {
  from: string;
  to: string;
}

/** S2: a session that is held further from its day asks for a second look. */
export const FAR_DAYS = 3;

const WEEK = 7;
/** Nobody waits longer for a day on which the course does not rest. */
const MOST_WEEKS = 104;

interface Given {
  /** For each session the Monday of the week in which its module begins. */
  mondays: readonly string[];
  startsOn: string;
  weekday: number;
  closures: readonly Closure[];
}

/**
 * The weekday of the first week of each module. Where the course rests on it, the nearest open day, three days away at most
 * and the later of two; where there is none, the same weekday of the first week in which there is. No session comes before
 * the run begins, none on a weekend unless that is when the run meets, none on the day of another or before it.
 */
export function plannedDays({ mondays, startsOn, weekday, closures }: Given): string[] {
  const days: string[] = [];
  for (const monday of mondays) {
    const last = days.at(-1);
    const isFree = (day: string) =>
      day >= startsOn &&
      (last === undefined || day > last) &&
      (weekday > FRIDAY || weekdayOf(day) <= FRIDAY) &&
      !restsOn(day, closures);
    days.push(nearestFree(addDays(monday, weekday - 1), isFree));
  }
  return days;
}

const FRIDAY = 5;

function nearestFree(wanted: string, isFree: (day: string) => boolean): string {
  const near = [0, 1, -1, 2, -2, 3, -3].map((away) => addDays(wanted, away)).find(isFree);
  if (near !== undefined) return near;
  for (let week = 1; week <= MOST_WEEKS; week += 1) {
    const day = addDays(wanted, week * WEEK);
    if (isFree(day)) return day;
  }
  return wanted;
}

/** 1 is Monday, as in `Rhythm`. */
export const weekdayOf = (day: string): number => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % WEEK) + 1;

/** Whether the course rests on a day. */
export const restsOn = (day: string, closures: readonly Closure[]): boolean =>
  closures.some(({ from, to }) => from <= day && day <= to);

/** Whether a session would be held so far from its day that the trainer has to look twice (S2). */
export const isFar = (planned: string | null, day: string): boolean =>
  planned !== null && Math.abs(daysBetween(planned, day)) > FAR_DAYS;
