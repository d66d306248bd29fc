import type { Quiz } from '../../content/quiz.ts';

/** Answers that were tried, by scene. Which of them fits best is the quiz's to know. */
export type Tried = Readonly<Record<string, readonly string[]>>;

type Scene = Quiz['scenes'][number];

/**
 * What of the tried answers is in the quiz: each once, the best one last, since a scene ends with it. So two devices
 * that send theirs in whatever order leave the same.
 */
export function tidyTried(quiz: Quiz, tried: Tried): Tried {
  const scenes = quiz.scenes.map((scene) => [scene.key, tidyScene(scene, tried[scene.key] ?? [])] as const);
  return Object.fromEntries(scenes.filter(([, answers]) => answers.length > 0));
}

function tidyScene({ answers, best }: Scene, tried: readonly string[]): string[] {
  const known = [...new Set(tried)].filter((answer) => answer !== best && answers.includes(answer));
  return tried.includes(best) ? [...known, best] : known;
}

/** What either has; the order is that of the first. */
export function unionOfTried(quiz: Quiz, one: Tried, other: Tried): Tried {
  const scenes = quiz.scenes.map(({ key }) => [key, [...(one[key] ?? []), ...(other[key] ?? [])]] as const);
  return tidyTried(quiz, Object.fromEntries(scenes));
}

/** How far a quiz is. A try is an answer that was chosen, the best ones too: eight scenes at the first go are eight. */
export interface QuizResult {
  tries: number;
  right: number;
  total: number;
}

export function resultOf(quiz: Quiz, tried: Tried): QuizResult {
  const of = (scene: Scene) => tidyScene(scene, tried[scene.key] ?? []);
  return {
    tries: quiz.scenes.reduce((sum, scene) => sum + of(scene).length, 0),
    right: quiz.scenes.filter((scene) => of(scene).includes(scene.best)).length,
    total: quiz.scenes.length,
  };
}

export const isAllBest = ({ right, total }: QuizResult): boolean => right === total;
