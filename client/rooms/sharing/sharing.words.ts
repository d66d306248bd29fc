import type sharingEn from '../../../course-content/words/en/sharing.json';
import type sharingEs from '../../../course-content/words/es/sharing.json';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    sharing: { en: typeof sharingEn; es: typeof sharingEs };
  }
}
