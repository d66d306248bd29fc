import type goalsEn from '../../../course-content/words/en/case-goals.json';
import type goalsEs from '../../../course-content/words/es/case-goals.json';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    'case-goals': { en: typeof goalsEn; es: typeof goalsEs };
  }
}
