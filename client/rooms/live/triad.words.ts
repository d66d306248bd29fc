import type triadEn from '../../../course-content/words/en/live-triad.json';
import type triadEs from '../../../course-content/words/es/live-triad.json';

/** What those who practise and those who make trios both read. */
declare module '../../core/words.types.ts' {
  interface WordsFiles {
    'live-triad': { en: typeof triadEn; es: typeof triadEs };
  }
}
