import type commentEn from '../../../course-content/words/en/review-comment.json';
import type commentEs from '../../../course-content/words/es/review-comment.json';
import type reviewEn from '../../../course-content/words/en/review.json';
import type reviewEs from '../../../course-content/words/es/review.json';

/** What those who judge and those who are judged both read; what comments are written with, by trainers and by peers. */
declare module '../../core/words.types.ts' {
  interface WordsFiles {
    review: { en: typeof reviewEn; es: typeof reviewEs };
    'review-comment': { en: typeof commentEn; es: typeof commentEs };
  }
}
