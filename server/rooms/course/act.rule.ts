/** What became of something that somebody meant to do at work. */
export const OUTCOMES = ['did', 'partly', 'not-yet', 'changed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What somebody wrote at a step that they would do, as far as it is decided here whether to ask about it. */
interface WrittenAct {
  module: string;
  step: string;
  text: string;
  /** The day until which; null: they named none. */
  by: string | null;
  writtenAt: string;
  outcome: Outcome | null;
}

/** A module by the steps it has, and the kind of each. */
interface ModuleSteps {
  slug: string;
  number: number;
  steps: readonly { slug: string; type: string }[];
}

/**
 * The act that a module is asked about: one alone, however many were written. That of its step at work, else the one
 * written last.
 */
export function actOfModule<A extends WrittenAct>(acts: readonly A[], module: ModuleSteps): A | undefined {
  const written = acts
    .filter((act) => act.module === module.slug && act.text.trim() !== '')
    .toSorted((one, other) => other.writtenAt.localeCompare(one.writtenAt));
  const atWork = new Set(module.steps.filter(({ type }) => type === 'hours-step').map(({ slug }) => slug));
  return written.find(({ step }) => atWork.has(step)) ?? written[0];
}

/**
 * The act to ask about before this module: the last one of the modules before it, if nobody has said yet what became of
 * it. One for a day that is still to come is not asked about.
 */
export function actToAsk<A extends WrittenAct>(
  acts: readonly A[],
  modules: readonly ModuleSteps[],
  { before, today }: { before: number; today: string },
): A | undefined {
  const last = modules
    .filter(({ number }) => number < before)
    .flatMap((module) => actOfModule(acts, module) ?? [])
    .findLast(({ by }) => by === null || by <= today);
  return last?.outcome === null ? last : undefined;
}

/**
 * The same on the road map, where one with a day is asked about from that day on, and one without when the person or the
 * run has come to a later module.
 */
export function actToAskNow<A extends WrittenAct>(
  acts: readonly A[],
  modules: readonly (ModuleSteps & { state: string })[],
  { expected, today }: { expected: number | null; today: string },
): A | undefined {
  const begun = modules.findLast(({ state }) => state !== 'todo')?.number ?? 0;
  const reached = Math.max(begun, expected ?? 0);
  const due = modules
    .flatMap((module) => {
      const act = actOfModule(acts, module);
      return act ? [{ act, module }] : [];
    })
    .findLast(({ act, module }) => (act.by === null ? module.number < reached : act.by <= today));
  return due?.act.outcome === null ? due.act : undefined;
}
