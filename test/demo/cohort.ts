import { createHash } from 'node:crypto';

/** The cohort began on a Monday this many weeks ago: it is in the fourth module of thirteen, a fortnight each. */
const WEEKS_AGO = 7;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Nobody is in the middle of a step when the demo opens. */
const LAST_BEFORE_NOW_MS = 2 * 60 * MINUTE_MS;

/** How somebody works through the course. */
interface Way {
  /** Steps done by now, in the order of the course. */
  steps: number;
  /** When they usually sit down: evenings, lunch breaks, Sundays. */
  habit: string[];
  /** Days since they were last seen, at least. */
  goneFor?: number;
  /** Days after the start on which they were last seen, at most. */
  stoppedAfter?: number;
}

/**
 * Modules have 9, 9, 10, 9 and 8 steps and the eighth week belongs to the fourth module: one is ahead, six are in
 * their third or fourth module, two are in their second, one has been away for three weeks, one tried three steps and
 * stopped. Lena leaves the course after a fortnight. Amir is missing: the platform's list names him, and he has never opened the course.
 */
export const WAYS: Readonly<Record<string, Way>> = {
  ines: { steps: 41, habit: ['Tue 20:40', 'Thu 20:25', 'Sun 17:10'] },
  tom: { steps: 31, habit: ['Wed 12:20', 'Sun 18:30'] },
  farah: { steps: 34, habit: ['Mon 12:35', 'Thu 12:30', 'Fri 12:25'] },
  neil: { steps: 11, habit: ['Sat 10:15'] },
  beatriz: { steps: 32, habit: ['Tue 21:10', 'Sat 11:05'] },
  joanna: { steps: 15, habit: ['Sun 19:40'] },
  sofia: { steps: 27, habit: ['Mon 20:15', 'Wed 20:35'] },
  colm: { steps: 3, habit: ['Tue 20:50', 'Thu 21:05'], stoppedAfter: 6 },
  grace: { steps: 25, habit: ['Thu 19:50', 'Sun 16:20'] },
  hannah: { steps: 29, habit: ['Tue 12:15', 'Fri 12:40'] },
  lena: { steps: 6, habit: ['Wed 20:10', 'Sat 09:40'], stoppedAfter: 15 },
  gareth: { steps: 19, habit: ['Wed 21:20', 'Sun 20:05'], goneFor: 22 },
};

/** One time at the desk: what is done then, step by step. */
export interface Sitting {
  person: string;
  /** First or last of this person. */
  atTheEdge: boolean;
  /** When each step is finished; the place of the first one in the course is `from`. */
  at: Date[];
  from: number;
}

/** Midday of the Monday on which the cohort began; Greenwich's, for weeks of a run are counted by its days. */
export function startOf(now: Date): Date {
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  const sinceMonday = (now.getUTCDay() + 6) % 7;
  return new Date(today - (sinceMonday + WEEKS_AGO * 7) * DAY_MS + DAY_MS / 2);
}

/** Everybody's sittings from the first evening to today, in the order of time. */
export function sittingsUntil(now: Date): Sitting[] {
  return Object.keys(WAYS)
    .flatMap((person) => sittingsOf(person, WAYS[person] as Way, now))
    .sort((a, b) => Number(a.at[0]) - Number(b.at[0]));
}

function sittingsOf(person: string, way: Way, now: Date): Sitting[] {
  const start = startOf(now);
  const last = Math.min(
    now.getTime() - LAST_BEFORE_NOW_MS,
    now.getTime() - (way.goneFor ?? 0) * DAY_MS,
    start.getTime() + (way.stoppedAfter ?? Infinity) * DAY_MS,
  );
  const possible = evenings(person, way.habit, start).filter((at) => at.getTime() <= last);
  const chosen = spread(possible, Math.min(possible.length, way.steps));
  return chosen.map((begin, index) => {
    const from = Math.floor((index * way.steps) / chosen.length);
    const to = Math.floor(((index + 1) * way.steps) / chosen.length);
    const atTheEdge = index === 0 || index === chosen.length - 1;
    return { person, atTheEdge, from, at: finished(person, begin, { from, to }) };
  });
}

/** By the clock on the wall of whoever looks at the demo: 20:40 is an evening there. The first Monday is left out. */
function evenings(person: string, habit: string[], start: Date): Date[] {
  const all = habit.flatMap((one) => {
    const [day = '', hour = 0, minute = 0] = one.split(/[ :]/).map((part, at) => (at ? Number(part) : part));
    const first = ['Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun', 'Mon'].indexOf(String(day)) + 1;
    return Array.from({ length: WEEKS_AGO + 1 }, (_, week) => {
      const date = start.getUTCDate() + week * 7 + first;
      const late = Number(minute) + uneven(`${person} ${one} ${week}`, 25);
      return new Date(start.getUTCFullYear(), start.getUTCMonth(), date, Number(hour), late);
    });
  });
  return all.sort((a, b) => Number(a) - Number(b));
}

function finished(person: string, begin: Date, steps: { from: number; to: number }): Date[] {
  let at = begin.getTime();
  return Array.from({ length: steps.to - steps.from }, (_, index) => {
    at += (11 + uneven(`${person} ${steps.from + index}`, 14)) * MINUTE_MS;
    return new Date(at);
  });
}

/** `count` of them, the first and the last among them. */
function spread<T>(all: T[], count: number): T[] {
  if (count < 2) return all.slice(0, count);
  return Array.from({ length: count }, (_, index) => {
    return all[Math.round((index * (all.length - 1)) / (count - 1))] as T;
  });
}

/** A number below `limit` that is the same at every start: clocks of people do not show round figures. */
const uneven = (text: string, limit: number): number =>
  createHash('sha256').update(text).digest().readUInt16BE() % limit;
