import type arrivalsEn from '../../../course-content/words/en/case-arrivals.json';
import type arrivalsEs from '../../../course-content/words/es/case-arrivals.json';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    'case-arrivals': { en: typeof arrivalsEn; es: typeof arrivalsEs };
  }
}
