import type modelEn from '../../../course-content/words/en/case-model.json';
import type modelEs from '../../../course-content/words/es/case-model.json';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    'case-model': { en: typeof modelEn; es: typeof modelEs };
  }
}
