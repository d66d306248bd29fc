import { addDays, dayIn } from '../../core/days.rule.ts';

/** A step every fortnight is the slowest pace of the course; after three weeks a word may help. */
const QUIET_DAYS = 21;
/** Rule P3: two modules behind the run are the learner's own matter, of three their trainers are told. */
const LATE_MODULES = 3;
/** As many as a trainer can write to in one sitting, and as many as show that the course lives. */
export const QUIET_SHOWN = 10;
export const LATELY_SHOWN = 5;

/** What is known of a learner's way: enough for every figure of a trainer's page. */
export interface Way {
  /** Null for somebody known from the platform's list who has not opened the course yet. */
  lastLaunchAt: Date | null;
  stepsDone: number;
  lastStepAt: Date | null;
}

export type LearnerState = 'not-opened' | 'not-begun' | 'under-way' | 'quiet' | 'done';

/**
 * The last sign of life: the last step, or the last visit of somebody who has done none. (Not since they joined: the
 * platform's list may have named them weeks before they first came.)
 */
export const lastSign = ({ lastStepAt, lastLaunchAt }: Pick<Way, 'lastStepAt' | 'lastLaunchAt'>) =>
  lastStepAt ?? lastLaunchAt;

/** Modules behind the run of somebody who takes part, where it is for a trainer to know; else none. */
export const lateFlag = (late: number, place: string): number =>
  place === 'active' && late >= LATE_MODULES ? late : 0;

/** Counted in whole days, so that a sum over days and the state of one person never differ. */
const lastQuietDay = (now: Date): string => addDays(dayIn(null, now), -QUIET_DAYS);

export function stateOf(way: Way, steps: number, now: Date): LearnerState {
  const sign = lastSign(way);
  if (way.lastLaunchAt === null || sign === null) return 'not-opened';
  if (steps > 0 && way.stepsDone >= steps) return 'done';
  if (dayIn(null, sign) <= lastQuietDay(now)) return 'quiet';
  return way.stepsDone === 0 ? 'not-begun' : 'under-way';
}

/** Somebody of the cohort, as the figures are counted from. */
export interface Counted extends Way {
  person: string;
  number: number;
}

/**
 * A whole cohort in a few figures, in one small document. None depends on the day on which it is read: who is quiet is
 * seen from how many showed their last sign on which day.
 */
export interface Figures {
  learners: number;
  notOpened: number;
  done: number;
  /** Last signs of those who have opened the course and not done it all, by day (UTC). */
  signs: { day: string; count: number }[];
  /** Of the same, whose last sign is oldest; oldest first. */
  longest: string[];
  /** Who did a step last; newest first. */
  latest: string[];
}

export function figuresOf(cohort: readonly Counted[], steps: number): Figures {
  const opened = cohort.filter((one) => one.lastLaunchAt !== null);
  const open = opened.filter((one) => steps === 0 || one.stepsDone < steps);
  const signs = new Map<string, number>();
  for (const one of open) {
    const day = dayIn(null, lastSign(one) as Date);
    signs.set(day, (signs.get(day) ?? 0) + 1);
  }
  const time = (moment: Date | null) => moment?.getTime() ?? 0;
  return {
    learners: cohort.length,
    notOpened: cohort.length - opened.length,
    done: opened.length - open.length,
    signs: [...signs].map(([day, count]) => ({ day, count })).toSorted((a, b) => a.day.localeCompare(b.day)),
    longest: open
      .toSorted((a, b) => time(lastSign(a)) - time(lastSign(b)) || a.number - b.number)
      .slice(0, QUIET_SHOWN)
      .map((one) => one.person),
    latest: cohort
      .filter((one) => one.lastStepAt !== null)
      .toSorted((a, b) => time(b.lastStepAt) - time(a.lastStepAt) || a.number - b.number)
      .slice(0, LATELY_SHOWN)
      .map((one) => one.person),
  };
}

/** Everybody is in one of the four, so they add up to the learners. */
export function countsOn({ learners, notOpened, done, signs }: Figures, now: Date) {
  const last = lastQuietDay(now);
  const quietCount = signs.reduce((sum, { day, count }) => (day <= last ? sum + count : sum), 0);
  return { learners, notOpened, underWay: learners - notOpened - done - quietCount, quietCount, done };
}
