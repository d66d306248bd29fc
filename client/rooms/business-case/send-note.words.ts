import type notesEn from '../../../course-content/words/en/case-notes.json';
import type notesEs from '../../../course-content/words/es/case-notes.json';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    'case-notes': { en: typeof notesEn; es: typeof notesEs };
  }
}
