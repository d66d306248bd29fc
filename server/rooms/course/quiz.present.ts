import type { Course } from '../../content/course.types.ts';
import type { Quiz } from '../../content/quiz.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import { stepsInOrder } from './course.rule.ts';
import { resultOf, tidyTried, type QuizResult } from './quiz.rule.ts';
import type { QuizTries } from './quiz.store.ts';

/** A learner's own quiz, as it is now: answers of scenes that an edit took away are kept and not shown. */
export function presentQuiz(quiz: Quiz, row: Pick<QuizTries, 'tried' | 'doneAt' | 'revision'>) {
  return {
    ...resultOf(quiz, row.tried),
    tried: tidyTried(quiz, row.tried) as Record<string, string[]>,
    revision: row.revision,
    doneAt: row.doneAt?.toISOString() ?? null,
  };
}

/** What a trainer sees: how far, never which. */
export function presentResults(
  course: Course,
  lang: Lang,
  rows: readonly { step: string; result: QuizResult; doneAt: Date | null }[],
) {
  const lines = stepsInOrder(course).flatMap(({ module, step }) => {
    const row = rows.find((one) => one.step === step.key);
    if (!row) return [];
    const { right, total, tries } = row.result;
    const { slug, number, title } = step;
    const where = { module: module.slug, step: slug, number, title: title[lang] };
    return [{ ...where, right, total, tries, doneAt: row.doneAt?.toISOString() ?? null }];
  });
  return { lang, rows: lines };
}
