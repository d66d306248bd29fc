import { addDays, daysBetween } from '../../core/days.rule.ts';

/** Four meetings with a facilitator, and a fifth that its members run (S3). */
export const MEETINGS = 5;
export const APART_DAYS = 14;
/** Moved by more than this, a meeting is no longer a fortnight from its neighbours (S2). */
const MOVED_DAYS = 3;
const WEEK = 7;

/** Days on which nobody meets, both included. */
export interface Closed {
  from: string;
  to: string;
}

export const isSelfManaged = (n: number): boolean => n >= MEETINGS;

const isClosed = (closed: readonly Closed[], day: string) =>
  closed.some(({ from, to }) => from <= day && day <= to);

/** The days of a set's meetings: a fortnight apart, on the same day of the week, around closures. */
export function meetingDays(first: string, closed: readonly Closed[] = []): string[] {
  const days: string[] = [];
  for (let day = first; days.length < MEETINGS; day = addDays(day, APART_DAYS)) {
    while (isClosed(closed, day)) day = addDays(day, WEEK);
    days.push(day);
  }
  return days;
}

export type DateWarning = 'moved-far' | 'closed' | 'out-of-order';

/** What is to be said of a day before it is taken; nothing of it forbids the day (S2). */
export function warningsOf(
  { n, day }: { n: number; day: string },
  days: readonly string[],
  closed: readonly Closed[],
): DateWarning[] {
  const [before, was, after] = [days[n - 2], days[n - 1], days[n]];
  const warnings: DateWarning[] = [];
  if (was !== undefined && Math.abs(daysBetween(was, day)) > MOVED_DAYS) warnings.push('moved-far');
  if (isClosed(closed, day)) warnings.push('closed');
  if ((before !== undefined && day <= before) || (after !== undefined && day >= after))
    warnings.push('out-of-order');
  return warnings;
}
