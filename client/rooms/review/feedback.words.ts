import type feedbackEn from '../../../course-content/words/en/review-feedback.json';
import type feedbackEs from '../../../course-content/words/es/review-feedback.json';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    'review-feedback': { en: typeof feedbackEn; es: typeof feedbackEs };
  }
}
