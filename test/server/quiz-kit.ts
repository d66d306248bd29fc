import { readCourses } from '../../server/rooms.ts';
import type { TestTool } from '../setup/tool.ts';

/** A quiz as those know it who have the key: best answers and others, by scene. */
export interface KnownQuiz {
  /** `/api/course/quizzes/<module>/<step>`. */
  path: string;
  scenes: { key: string; best: string; others: string[] }[];
}

const library = readCourses();
const offered = library.forNewRuns();
const stepsOf = (edition: number) =>
  library.course(offered.course, edition).modules.flatMap((module) => module.steps);
const steps = stepsOf(offered.edition);

/** Undefined where the step has none. Of the edition that new runs begin with, unless another is named. */
export function quizOf(key: string, edition = offered.edition): KnownQuiz | undefined {
  const quiz = stepsOf(edition).find((step) => step.key === key)?.quiz;
  if (!quiz) return undefined;
  const scenes = quiz.scenes.map(({ key: scene, best, answers }) => ({
    key: scene,
    best,
    others: answers.filter((answer) => answer !== best),
  }));
  return { path: `/api/course/quizzes/${key}`, scenes };
}

export const keysOfQuizzes = (): string[] => steps.flatMap((step) => (step.quiz ? [step.key] : []));

/** Every scene with its best answer at the first try. */
export const allBest = ({ scenes }: KnownQuiz): Record<string, string[]> =>
  Object.fromEntries(scenes.map(({ key, best }) => [key, [best]]));

export const answerQuiz = (tool: TestTool, token: string, quiz: KnownQuiz) =>
  tool.call('PUT', quiz.path, { token, body: { tried: allBest(quiz), revision: 0 } });
