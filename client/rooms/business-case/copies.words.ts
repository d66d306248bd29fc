import type copiesEn from '../../../course-content/words/en/case-copies.json';
import type copiesEs from '../../../course-content/words/es/case-copies.json';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    'case-copies': { en: typeof copiesEn; es: typeof copiesEs };
  }
}
