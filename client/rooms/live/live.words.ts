import type liveEn from '../../../course-content/words/en/live.json';
import type liveEs from '../../../course-content/words/es/live.json';
import type setEn from '../../../course-content/words/en/live-set.json';
import type setEs from '../../../course-content/words/es/live-set.json';

/** What those who come and those who hold a session both read. */
declare module '../../core/words.types.ts' {
  interface WordsFiles {
    live: { en: typeof liveEn; es: typeof liveEs };
    'live-set': { en: typeof setEn; es: typeof setEs };
  }
}
