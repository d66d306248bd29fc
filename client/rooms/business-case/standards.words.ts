import type standardsEn from '../../../course-content/words/en/case-standards.json';
import type standardsEs from '../../../course-content/words/es/case-standards.json';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    'case-standards': { en: typeof standardsEn; es: typeof standardsEs };
  }
}
