import type guidesEn from '../../../course-content/words/en/case-guides.json';
import type guidesEs from '../../../course-content/words/es/case-guides.json';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    'case-guides': { en: typeof guidesEn; es: typeof guidesEs };
  }
}
