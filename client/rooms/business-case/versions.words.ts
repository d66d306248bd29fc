import type en from '../../../course-content/words/en/case-versions.json';
import type es from '../../../course-content/words/es/case-versions.json';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    'case-versions': { en: typeof en; es: typeof es };
  }
}
