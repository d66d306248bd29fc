import type liveEn from '../../../course-content/words/en/live.json';
import type liveEs from '../../../course-content/words/es/live.json';

/** What those who come and those who hold a session both read. */
declare module '../../core/words.types.ts' {
  interface WordsFiles {
    live: { en: typeof liveEn; es: typeof liveEs };
  }
}
