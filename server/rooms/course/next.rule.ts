/** Why a step comes next. `act`: to say what became of something that was taken to work. */
export type Reason = 'act' | 'begun' | 'live' | 'earlier' | 'expected' | 'first' | 'ahead';

interface StepOnWay {
  slug: string;
  live: boolean;
  /** `todo`, `done`, or `skipped` on purpose. */
  state: string;
}

interface ModuleOnWay {
  slug: string;
  number: number;
  weeks: readonly [number, number];
  state: string;
  steps: readonly StepOnWay[];
}

/** Somebody's way through a course, as far as it says what they do next. */
export interface Way {
  phase: string;
  week: number;
  modules: readonly ModuleOnWay[];
  /** Steps (`<module>/<step>`) in which something was written or tried. */
  begun: readonly string[];
  /** Module that the run has come to; null while it has come to none. */
  expected: number | null;
  /** Waits to be said what became of it. */
  act: { module: string; step: string } | undefined;
}

export interface Next {
  module: string;
  step: string;
  reason: Reason;
}

/**
 * What to do next: what became of the last act; the step that was begun; the live step of this week, for whoever has
 * begun its module; the first open step, in the order of the course. Neither of the two that cannot be done at any hour
 * stands alone: `also` is what can. Nothing when every step is done.
 */
export function whatNext(way: Way): { next: Next | undefined; also: Next | undefined } {
  const open = openSteps(way);
  const first = open[0];
  const ownTime =
    nameOf(
      open.find(({ key }) => way.begun.includes(key)),
      'begun',
    ) ?? nameOf(first, first && reasonOf(first.module, way.expected));
  const live = nameOf(
    open.find(({ module, step }) => step.live && isNow(module, way)),
    'live',
  );
  const act: Next | undefined = way.act && { ...way.act, reason: 'act' };
  if (act) return { next: act, also: ownTime };
  if (!live || ownTime?.reason === 'begun') return { next: ownTime, also: undefined };
  return { next: live, also: isSame(live, ownTime) ? undefined : ownTime };
}

const openSteps = ({ modules }: Way) =>
  modules.flatMap((module) =>
    module.steps
      .filter(({ state }) => state === 'todo')
      .map((step) => ({ module, step, key: `${module.slug}/${step.slug}` })),
  );

/** Live steps have no day of their own yet: they are near for certain in the last of their module's weeks. */
const isNow = ({ weeks: [, last], state }: ModuleOnWay, { phase, week }: Way): boolean =>
  phase === 'during' && week === last && state === 'doing';

function reasonOf({ number }: ModuleOnWay, expected: number | null): Reason {
  if (expected === null) return 'first';
  if (number === expected) return 'expected';
  return number < expected ? 'earlier' : 'ahead';
}

const nameOf = (
  found: { module: ModuleOnWay; step: StepOnWay } | undefined,
  reason: Reason | undefined,
): Next | undefined => found && reason && { module: found.module.slug, step: found.step.slug, reason };

const isSame = (one: Next, other: Next | undefined): boolean =>
  one.module === other?.module && one.step === other.step;
