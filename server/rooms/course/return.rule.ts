import type { Course, Module, Step } from '../../content/course.types.ts';
import { resultOf, type Tried } from './quiz.rule.ts';

/** How many questions of earlier modules open a new one. */
export const RETURNING = 2;

/** A scene of an earlier module that may come back. */
export interface OldScene {
  /** `<module>/<step>#<scene>`. */
  name: string;
  step: Step;
  scene: string;
}

/**
 * Scenes of all quizzes before a module, in the order of the course; none before the first, or when there is no such module.
 * None either before one whose own steps ask old scenes again: its author chose them, and two more would be too many.
 */
export function scenesBefore(course: Course, module: string): OldScene[] {
  const at = course.modules.findIndex((one) => one.slug === module);
  if (course.modules[at]?.steps.some(({ recalls }) => recalls.length > 0)) return [];
  return course.modules.slice(0, Math.max(at, 0)).flatMap(scenesOf);
}

const scenesOf = ({ steps }: Module): OldScene[] =>
  steps.flatMap((step) =>
    (step.quiz?.scenes ?? []).map(({ key }) => ({ name: `${step.key}#${key}`, step, scene: key })),
  );

/** Tries that each scene took, by its name. */
export function triesOf(scenes: readonly OldScene[], quizzes: readonly { step: string; tried: Tried }[]) {
  const triesIn = ({ step, scene }: OldScene) => {
    const tried = quizzes.find((one) => one.step === step.key)?.tried[scene];
    return step.quiz && tried ? resultOf(step.quiz, { [scene]: tried }).tries : 0;
  };
  return new Map(scenes.map((one) => [one.name, triesIn(one)]));
}

/**
 * Which scenes come back: those that have not yet, until all have; among them those that took more tries. `used` names
 * what has come back in other modules, the first first. `chance` puts equals in an order of their own for each person
 * and module, so that not everybody's second module opens with the same two.
 */
export function chooseReturning(scenes: readonly OldScene[], { used, tries, chance }: Choice): OldScene[] {
  const times = (name: string) => used.filter((one) => one === name).length;
  const byTries = (one: OldScene, other: OldScene) =>
    times(one.name) - times(other.name) ||
    (tries.get(other.name) ?? 0) - (tries.get(one.name) ?? 0) ||
    chance(one.name).localeCompare(chance(other.name));
  return [...scenes].sort(byTries).slice(0, RETURNING);
}

interface Choice {
  used: readonly string[];
  tries: ReadonlyMap<string, number>;
  chance(name: string): string;
}
