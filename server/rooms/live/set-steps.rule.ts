import type { LiveSession } from './calendar.types.ts';

type Held = Pick<LiveSession, 'kind' | 'step'>;

/** Steps of the course at which sets meet: the n-th is that of a set's n-th meeting. */
export const setSteps = (sessions: readonly Held[]): string[] =>
  sessions.flatMap(({ kind, step }) => (kind === 'set' ? [step] : []));

/** L2: so many of a course's meetings are needed, of which one may be made up by an account of a turn among members. */
const MAY_MISS = 1;
const ACCOUNTS = 1;

export const neededOf = (steps: readonly unknown[]): number => Math.max(0, steps.length - MAY_MISS);

interface Attended {
  step: string;
  attended: boolean;
  /** Counts by an account, not by having been there. */
  madeUp: boolean;
}

/** How many of a course's meetings count for somebody. */
export function countedOf(steps: readonly string[], rows: readonly Attended[]): number {
  const own = rows.filter(({ step }) => steps.includes(step));
  const there = own.filter(({ attended, madeUp }) => attended && !madeUp).length;
  return there + Math.min(ACCOUNTS, own.filter(({ attended, madeUp }) => attended && madeUp).length);
}

/** Whether an account at this step is one too many. */
export const isOneTooMany = (
  steps: readonly string[],
  rows: readonly { step: string; madeUpAt: Date | null }[],
  at: string,
): boolean =>
  rows.filter(({ step, madeUpAt }) => madeUpAt !== null && step !== at && steps.includes(step)).length >=
  ACCOUNTS;
