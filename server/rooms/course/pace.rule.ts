/** Rule P3: from so many modules behind the run on, a word is said to whoever is. Their trainers hear of one more. */
export const NUDGE_FROM = 2;

interface Calendar {
  phase: 'unset' | 'before' | 'during' | 'after';
  week: number;
}

/** First and last week of a module. */
interface Weeks {
  weeks: readonly [number, number];
}

/**
 * Number of the module that a run has come to: floor(days / 14) + 1, counted from the Monday of the first week, as its
 * weeks are. Weeks in which the course rests are none. Null before it begins, and while nobody knows when it does.
 */
export function expectedModule({ phase, week }: Calendar, modules: readonly Weeks[]): number | null {
  if (phase === 'unset' || phase === 'before') return null;
  if (phase === 'after') return modules.length;
  return modules.filter(({ weeks: [from] }) => from <= week).length;
}

/**
 * How many modules somebody is behind the run. They are working on the one after as many as they have finished, in
 * whatever order: one article that was passed over makes nobody five modules late. What was skipped on purpose holds
 * nobody back.
 */
export function modulesLate(expected: number | null, finished: number): number {
  return expected === null ? 0 : Math.max(0, expected - (finished + 1));
}

/** Minutes of one kind: done, planned until now, and in all. */
export interface Minutes {
  done: number;
  planned: number;
  total: number;
}

interface Timed {
  number: number;
  steps: readonly { minutes: number; live: boolean; state: string }[];
}

/** Live with others and at one's own pace, apart. Planned until now are the modules before the one the run has come to. */
export function minutesByKind(
  modules: readonly Timed[],
  expected: number | null,
): { live: Minutes; own: Minutes } {
  const of = (live: boolean): Minutes => {
    const steps = modules.flatMap(({ number, steps: list }) =>
      list.filter((step) => step.live === live).map((step) => ({ ...step, past: number < (expected ?? 0) })),
    );
    const sum = (list: readonly { minutes: number }[]) =>
      list.reduce((total, { minutes }) => total + minutes, 0);
    return {
      done: sum(steps.filter(({ state }) => state === 'done')),
      planned: sum(steps.filter(({ past }) => past)),
      total: sum(steps),
    };
  };
  return { live: of(true), own: of(false) };
}
