import { addDays, daysBetween } from '../../core/days.rule.ts';
import type { HoursNumbers } from './hours-numbers.types.ts';
import type { Closure } from './log.types.ts';

export type PaceStatus =
  'complete' | 'overdue' | 'settling-in' | 'at-risk' | 'behind' | 'slightly-behind' | 'on-pace';

/** First and last day of mentoring for a learner (a late joiner's first day is their own), and the days that nobody meets. */
export interface Period {
  startsOn: string;
  endsOn: string;
  /** The run's and the learner's own. A day that stands in both is one day. */
  closures: readonly Closure[];
}

export interface Pace {
  status: PaceStatus;
  /** Minutes that an even pace would have by now. */
  expected: number;
  /** Minutes a week that reach the target; null where no week is left to do it in. */
  neededPerWeek: number | null;
  weeksLeft: number;
  /** Minutes a week of an even pace from the first day to the last. */
  base: number;
  /** Counted by expected; null before anything is expected. */
  ratio: number | null;
  /** Usual sessions a week that this is, rounded up to one decimal (rule P1). */
  sessionsPerWeek: number | null;
}

/** A session as it usually is: minutes together, and of preparing and reflecting. Plans begin with it (K1). */
export const USUAL_SESSION = { minutes: 75, aroundMin: 30 } as const;

/** Days after the first on which nobody is told that they are late: people to mentor are still being found. */
const SETTLING_IN_DAYS = 28;
/** Over so many minutes a week a plan is no plan any more. */
const TOO_MUCH_A_WEEK = 240;
const LAST_WEEKS = { weeks: 4, minutes: 480 };

/** Rules 4.3. Figures are exact; whoever shows them rounds. */
export function paceOf(
  given: Period & { today: string; counted: number; numbers: Pick<HoursNumbers, 'target'> },
): Pace {
  const { counted, today, endsOn } = given;
  const { target } = given.numbers;
  const available = openDays(given, given.startsOn, endsOn);
  const expected = expectedOn(given, today, target);
  const weeksLeft = openDays(given, today, endsOn) / 7;
  const togo = Math.max(0, target - counted);
  const neededPerWeek = togo === 0 ? 0 : weeksLeft > 0 ? togo / weeksLeft : null;
  const figures = {
    expected,
    weeksLeft,
    neededPerWeek,
    base: available > 0 ? target / (available / 7) : 0,
    ratio: expected > 0 ? counted / expected : null,
    sessionsPerWeek: neededPerWeek === null ? null : sessionsOf(neededPerWeek),
  };
  if (togo === 0) return { status: 'complete', ...figures };
  if (today >= endsOn) return { status: 'overdue', ...figures };
  if (daysBetween(given.startsOn, today) < SETTLING_IN_DAYS) return { status: 'settling-in', ...figures };
  return { status: statusUnderWay(figures, togo), ...figures };
}

function statusUnderWay(
  { ratio, neededPerWeek, weeksLeft, base }: Omit<Pace, 'status'>,
  togo: number,
): PaceStatus {
  const done = ratio ?? 1;
  const needed = neededPerWeek ?? Infinity;
  const late = weeksLeft < LAST_WEEKS.weeks && togo > LAST_WEEKS.minutes;
  if (done < 0.5 || needed > TOO_MUCH_A_WEEK || late) return 'at-risk';
  if (done < 0.75 || needed > 2 * base) return 'behind';
  return done < 0.9 ? 'slightly-behind' : 'on-pace';
}

/** Minutes that an even pace has by a day: a day on which nobody meets asks for nothing. */
export function expectedOn(period: Period, day: string, target: number): number {
  const available = openDays(period, period.startsOn, period.endsOn);
  const until = day < period.endsOn ? day : period.endsOn;
  if (available > 0) return (target * openDays(period, period.startsOn, until)) / available;
  return day < period.endsOn ? 0 : target;
}

/** Days of the period from one day until before another on which people can meet. */
function openDays({ startsOn, endsOn, closures }: Period, from: string, until: string): number {
  const first = from > startsOn ? from : startsOn;
  const last = until < endsOn ? until : endsOn;
  return Math.max(0, daysBetween(first, last)) - closedDays(closures, first, last);
}

/** Days, each counted once, of closures from one day until before another. Without the two: all of them. */
export function closedDays(closures: readonly Closure[], from = '', until = '9999'): number {
  const inOrder = [...closures].sort((one, other) => one.from.localeCompare(other.from));
  let counted = 0;
  let next = from;
  for (const closure of inOrder) {
    const first = closure.from > next ? closure.from : next;
    const after = addDays(closure.to, 1);
    const end = after < until ? after : until;
    if (first < end) {
      counted += daysBetween(first, end);
      next = end;
    }
  }
  return counted;
}

/** Six hundredths of a minute less than it should be is no session more. */
const sessionsOf = (minutes: number): number =>
  Math.ceil((minutes / (USUAL_SESSION.minutes + USUAL_SESSION.aroundMin)) * 10 - 1e-9) / 10;
