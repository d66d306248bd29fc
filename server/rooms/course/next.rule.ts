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

/** How the day of a step lies that is held on one: within two days, later, or over. */
export type HeldDay = 'near' | 'far' | 'over';

/** Somebody's way through a course, as far as it says what they do next. */
export interface Way {
  phase: string;
  week: number;
  modules: readonly ModuleOnWay[];
  /** Steps (`<module>/<step>`) in which something was written or tried. */
  begun: readonly string[];
  /** Steps with a day of their own, by their keys. */
  held: Readonly<Record<string, HeldDay>>;
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
 * What to do next: what became of the last act; the step that was begun; the live step that is held within two days, or
 * where it has no day that of this week, for whoever has begun its module; the first open step, in the order of the
 * course. Neither of the two that cannot be done at any hour stands alone: `also` is what can. Nothing when every step is
 * done.
 */
export function whatNext(way: Way): { next: Next | undefined; also: Next | undefined } {
  const open = openSteps(way);
  // What is held on a day to come cannot be done before it.
  const now = open.filter(({ day }) => !day || day === 'over');
  const begun = now.find(({ key }) => way.begun.includes(key));
  const own = begun ?? now[0];
  const ownTime = own && nameOf(own, begun ? 'begun' : reasonOf(own.module, way.expected));
  const live =
    open.find(({ day }) => day === 'near') ??
    open.find(({ module, step, day }) => step.live && !day && isNow(module, way));
  const act: Next | undefined = way.act && { ...way.act, reason: 'act' };
  if (act) return { next: act, also: ownTime };
  if (!live || begun) return { next: ownTime, also: undefined };
  return { next: nameOf(live, 'live'), also: live === own ? undefined : ownTime };
}

const openSteps = ({ modules, held }: Way) =>
  modules.flatMap((module) =>
    module.steps
      .filter(({ state }) => state === 'todo')
      .map((step) => {
        const key = `${module.slug}/${step.slug}`;
        return { module, step, key, day: held[key] };
      }),
  );

/** Where no day is settled a live step is near for certain in the last of its module's weeks. */
const isNow = ({ weeks: [, last], state }: ModuleOnWay, { phase, week }: Way): boolean =>
  phase === 'during' && week === last && state === 'doing';

function reasonOf({ number }: ModuleOnWay, expected: number | null): Reason {
  if (expected === null) return 'first';
  if (number === expected) return 'expected';
  return number < expected ? 'earlier' : 'ahead';
}

const nameOf = ({ module, step }: { module: ModuleOnWay; step: StepOnWay }, reason: Reason): Next => ({
  module: module.slug,
  step: step.slug,
  reason,
});

/** Two days: long enough to read what to bring. */
const NEAR_MS = 2 * 86_400_000;

export function heldDay({ from, until }: { from: Date; until: Date }, now: Date): HeldDay {
  if (until <= now) return 'over';
  return from.getTime() - NEAR_MS <= now.getTime() ? 'near' : 'far';
}
