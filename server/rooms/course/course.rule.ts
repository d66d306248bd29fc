import type { Course, Module, Step } from '../../content/course.types.ts';

/** Step keys (`<module>/<slug>`) with the mark a person left. */
export type Marks = ReadonlyMap<string, { at: Date; minutes: number; version: number }>;

interface MarkedStep {
  step: string;
  at: Date;
  minutes: number;
  version: number;
}

/** Marks as kept, by step. */
export const marksMap = (marks: readonly MarkedStep[]): Marks =>
  new Map(marks.map((mark) => [mark.step, mark]));

/**
 * Credited minutes: the design minutes of each step at the time it was marked. A step that a newer edition no longer
 * has keeps its minutes, but nobody gets more than the course has (completion never goes backwards by an edit).
 */
export function creditedMinutes(course: Course, marks: Marks): number {
  let sum = 0;
  for (const mark of marks.values()) sum += mark.minutes;
  return Math.min(sum, course.minutes);
}

/** A person's work in a few figures. */
export interface Tally {
  /** Of the course's steps as they are now. */
  stepsDone: number;
  minutesDone: number;
  /** Of which each step is done or skipped. Missing in rows of before it was counted, until the person's next mark. */
  modulesDone?: number;
  lastStepAt: Date | null;
}

export function tallyOf(course: Course, marks: readonly MarkedStep[], skipped: readonly string[]): Tally {
  const current = new Set(stepsInOrder(course).map(({ step }) => step.key));
  const kept = marksMap(marks);
  return {
    stepsDone: marks.filter((mark) => current.has(mark.step)).length,
    minutesDone: creditedMinutes(course, kept),
    modulesDone: modulesThrough(course, marks, skipped),
    lastStepAt: marks.reduce<Date | null>((last, { at }) => (last && last > at ? last : at), null),
  };
}

/** Modules of which nothing is left: each step is done, or skipped on purpose. */
export function modulesThrough(
  course: Course,
  marks: readonly Pick<MarkedStep, 'step'>[],
  skipped: readonly string[],
): number {
  const through = new Set([...marks.map(({ step }) => step), ...skipped]);
  return course.modules.filter(({ steps }) => steps.every(({ key }) => through.has(key))).length;
}

/** Minutes done in one module, of its steps as they are now. */
export const moduleMinutesDone = (module: Module, marks: Marks): number =>
  module.steps.reduce((sum, step) => sum + (marks.get(step.key)?.minutes ?? 0), 0);

export function moduleState(module: Module, marks: Marks): 'todo' | 'doing' | 'done' {
  const done = module.steps.filter((step) => marks.has(step.key)).length;
  if (done === module.steps.length) return 'done';
  return done > 0 ? 'doing' : 'todo';
}

/** All steps in the order of the course, each with its module. */
export const stepsInOrder = (course: Course): { module: Module; step: Step }[] =>
  course.modules.flatMap((module) => module.steps.map((step) => ({ module, step })));

/** A step as addresses name it: slugs of the module and of the step. */
export interface StepName {
  module: string;
  step: string;
}

export function findStep(course: Course, name: StepName): Step | undefined {
  const module = course.modules.find((one) => one.slug === name.module);
  return module?.steps.find((one) => one.slug === name.step);
}

/** With others at one time; the rest is done at one's own pace, with a tutor who answers. */
export const isLive = ({ supervision }: Step): boolean => supervision !== 'tutor-supported';

/** Ways to complete a step that are somebody else's act, as targets.yaml names them. */
const BY_OTHERS: ReadonlySet<string> = new Set(['attendance-marked', 'three-sheets-filed']);

/** Whether the learner can do nothing more about it. Until the room that judges it exists, the learner marks it. */
export const waitsForOthers = ({ judge, completeWhen }: Step, rooms: ReadonlySet<string>): boolean =>
  judge !== null && rooms.has(judge) && BY_OTHERS.has(completeWhen);
