import type reviewEn from '../../../course-content/words/en/review.json';
import type reviewEs from '../../../course-content/words/es/review.json';

/** What those who judge and those who are judged both read. */
declare module '../../core/words.types.ts' {
  interface WordsFiles {
    review: { en: typeof reviewEn; es: typeof reviewEs };
  }
}
