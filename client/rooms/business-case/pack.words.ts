import type packEn from '../../../course-content/words/en/case-pack.json';
import type packEs from '../../../course-content/words/es/case-pack.json';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    'case-pack': { en: typeof packEn; es: typeof packEs };
  }
}
