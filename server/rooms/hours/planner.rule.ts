import type { HoursNumbers } from './hours-numbers.types.ts';
import type { Plan } from './log.types.ts';

/** A relationship as the planner sees it: how many conversations were held, and whether more can be. */
export interface Pair {
  held: number;
  open: boolean;
}

interface Given {
  /** Counted so far, and how much of that is preparing and reflecting. */
  counted: number;
  aroundCounted: number;
  /** Mentees in all, those of `pairs` among them. */
  plan: Plan;
  pairs: readonly Pair[];
  numbers: Pick<HoursNumbers, 'target' | 'caps'>;
  weeksLeft: number | null;
}

export interface Forecast {
  /** Conversations that are still to be held, and how many of them fall on a week. */
  ahead: number;
  perWeek: number | null;
  /** Counted minutes when all of them are held. */
  total: number;
  short: number;
  /** Preparing and reflecting over what can count. */
  surplus: number;
  enough: boolean;
  would: Ways;
}

/** Each of these adds up by itself; null where none of a sensible size does. */
export interface Ways {
  /** Conversations more, with anyone. */
  more: number | null;
  /** People in all, with as many conversations each. */
  mentees: number | null;
  /** Conversations each, with as many people. */
  sessions: number | null;
  /** Conversations in all from today, if no preparing or reflecting is logged. */
  alone: number | null;
}

/** What a plan can be, here and in its contract. */
export const PLAN_LIMITS = { mentees: 12, sessions: 20 } as const;
/** Nobody is told to hold more than this. */
const MORE_AT_MOST = 60;

/** Rule P5 and the forty-hour planner: what a plan comes to, and what would add up where it does not. */
export function planOf(given: Given): Forecast {
  const ahead = aheadOf(given.plan, given.pairs);
  const { total, surplus } = sum(given, ahead);
  const short = Math.max(0, given.numbers.target - total);
  return {
    ahead,
    perWeek: given.weeksLeft ? ahead / given.weeksLeft : null,
    total,
    short,
    surplus,
    enough: short === 0,
    would: waysOf(given, ahead),
  };
}

/** Sessions with somebody ended are over; people not met yet have all of theirs ahead. */
function aheadOf({ mentees, sessions }: Pick<Plan, 'mentees' | 'sessions'>, pairs: readonly Pair[]): number {
  const met = [...pairs].sort((one, other) => other.held - one.held).slice(0, mentees);
  const withThem = met.reduce((all, { held, open }) => all + (open ? Math.max(0, sessions - held) : 0), 0);
  return withThem + (mentees - met.length) * sessions;
}

function sum({ counted, aroundCounted, plan, numbers }: Given, ahead: number) {
  const room = Math.max(0, numbers.caps.around - aroundCounted);
  const around = ahead * plan.aroundMin;
  const counts = Math.min(ahead * Math.min(plan.aroundMin, numbers.caps.aroundSession), room);
  return { total: counted + ahead * plan.minutes + counts, surplus: around - counts };
}

function waysOf(given: Given, ahead: number): Ways {
  const { plan, pairs, counted, numbers } = given;
  const adds = (conversations: number) => sum(given, conversations).total >= numbers.target;
  const togo = Math.max(0, numbers.target - counted);
  return {
    more: first(0, MORE_AT_MOST, (more) => adds(ahead + more)),
    mentees: first(plan.mentees, PLAN_LIMITS.mentees, (mentees) =>
      adds(aheadOf({ ...plan, mentees }, pairs)),
    ),
    sessions: first(plan.sessions, PLAN_LIMITS.sessions, (sessions) =>
      adds(aheadOf({ ...plan, sessions }, pairs)),
    ),
    alone: plan.minutes > 0 ? Math.ceil(togo / plan.minutes) : null,
  };
}

function first(from: number, to: number, adds: (value: number) => boolean): number | null {
  for (let value = from; value <= to; value += 1) if (adds(value)) return value;
  return null;
}
