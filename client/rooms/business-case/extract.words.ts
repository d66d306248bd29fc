import type extractEn from '../../../course-content/words/en/case-extract.json';
import type extractEs from '../../../course-content/words/es/case-extract.json';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    'case-extract': { en: typeof extractEn; es: typeof extractEs };
  }
}
