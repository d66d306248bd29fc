import type en from '../../../course-content/words/en/case-leaders.json';
import type es from '../../../course-content/words/es/case-leaders.json';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    'case-leaders': { en: typeof en; es: typeof es };
  }
}
