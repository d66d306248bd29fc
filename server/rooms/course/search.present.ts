import { excerptOf, plainText } from '../../content/excerpt.rule.ts';
import { folded } from '../../core/folded.rule.ts';
import type { FoundPage } from '../../content/search-index.ts';
import type { Course } from '../../content/course.types.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import { stepsInOrder } from './course.rule.ts';

interface Asked {
  course: Course;
  lang: Lang;
  question: string;
}

const TERMS_SHOWN = 5;

/** Steps as found, each with the place of its text that answers, and the glossary's words that begin as the question does. */
export function presentFound({ course, lang, question }: Asked, found: readonly FoundPage[], total: number) {
  const byKey = new Map(stepsInOrder(course).map((one) => [one.step.key, one]));
  return {
    lang,
    total,
    steps: found.flatMap(({ step: key, words }) => {
      const place = byKey.get(key);
      if (!place) return [];
      const { module, step } = place;
      return [
        {
          module: module.slug,
          step: step.slug,
          number: step.number,
          title: step.title[lang],
          type: step.type,
          minutes: step.minutes,
          excerpt: excerptOf(plainText(step.html[lang].learner), words),
        },
      ];
    }),
    terms: termsFor(course, lang, question),
  };
}

function termsFor(course: Course, lang: Lang, question: string) {
  const wanted = folded(question).split(/\s+/).filter(Boolean);
  return course.glossary[lang]
    .filter(({ term }) => {
      const words = folded(term).split(/[^\p{L}\p{N}]+/u);
      return wanted.every((one) => words.some((word) => word.startsWith(one)));
    })
    .slice(0, TERMS_SHOWN);
}
