import type peersEn from '../../../course-content/words/en/review-peers.json';
import type peersEs from '../../../course-content/words/es/review-peers.json';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    'review-peers': { en: typeof peersEn; es: typeof peersEs };
  }
}
