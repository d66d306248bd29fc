import type findEn from '../../../course-content/words/en/case-find.json';
import type findEs from '../../../course-content/words/es/case-find.json';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    'case-find': { en: typeof findEn; es: typeof findEs };
  }
}
