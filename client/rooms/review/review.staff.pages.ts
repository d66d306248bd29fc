import type deskEn from '../../../course-content/words/en/review-desk.json';
import type deskEs from '../../../course-content/words/es/review-desk.json';
import { isTrainer } from '../../core/roles.ts';
import type { ClientRoom } from '../../shell/page.types.ts';
import './review.words.ts';
import { REVIEWS } from './review.types.ts';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    'review-desk': { en: typeof deskEn; es: typeof deskEs };
  }
}

export const room: ClientRoom = {
  pages: [
    {
      path: REVIEWS,
      opensFor: isTrainer,
      words: ['review', 'review-desk'],
      place: { icon: 'review', word: 'core.place.reviews', rank: 25 },
      load: async () => (await import('./queue.page.tsx')).queuePage,
    },
    {
      path: `${REVIEWS}/:review`,
      opensFor: isTrainer,
      // What a case is read with has words of its own.
      words: ['review', 'review-desk', 'review-comment', 'case-copies', 'case-tables', 'case-versions'],
      within: REVIEWS,
      load: async () => (await import('./desk.page.tsx')).deskPage,
    },
  ],
};
