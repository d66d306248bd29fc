import { addDays } from '../../core/days.rule.ts';
import type { Outcome } from './act.rule.ts';

/** As far ahead as one looks: two weeks, the length of a module. */
const SOON_DAYS = 14;

interface StepOnWay {
  slug: string;
  live: boolean;
  state: string;
}

interface ModuleOnWay<S> {
  slug: string;
  number: number;
  weeks: readonly [number, number];
  steps: readonly S[];
}

interface DatedAct {
  by: string | null;
  text: string;
  outcome: Outcome | null;
}

/** What is due soon, what is late, and what waits for somebody else. */
export function looseEnds<S extends StepOnWay, A extends DatedAct>(way: {
  phase: string;
  week: number;
  today: string;
  modules: readonly ModuleOnWay<S>[];
  acts: readonly A[];
  expected: number | null;
  /** Steps (`<module>/<step>`) that somebody else completes. */
  others: readonly string[];
}) {
  const { phase, week, today, expected } = way;
  const open = way.modules.flatMap((module) =>
    module.steps
      .filter(({ state }) => state === 'todo')
      .map((step) => ({ module, step, waits: way.others.includes(`${module.slug}/${step.slug}`) })),
  );
  const isPast = (module: ModuleOnWay<S>) => module.number < (expected ?? 0);
  return {
    /** Acts whose day is near, the nearest first. */
    acts: way.acts
      .filter((act) => act.outcome === null && act.text.trim() !== '')
      .filter(({ by }) => by !== null && today <= by && by <= addDays(today, SOON_DAYS))
      .toSorted((one, other) => (one.by ?? '').localeCompare(other.by ?? '')),
    /** Live steps of these weeks. They have no day of their own yet. */
    live: open.filter(
      ({ module: { weeks }, step }) =>
        phase === 'during' && step.live && weeks[0] <= week && week <= weeks[1],
    ),
    /** Open steps of modules that the run has left behind. */
    late: open.filter(({ module, waits }) => isPast(module) && !waits),
    /** Of those, the ones that somebody else completes. */
    waiting: open.filter(({ module, waits }) => isPast(module) && waits),
  };
}
