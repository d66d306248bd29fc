import type trioEn from '../../../course-content/words/en/live-trio.json';
import type trioEs from '../../../course-content/words/es/live-trio.json';
import { isTrainer } from '../../core/roles.ts';
import type { ClientRoom } from '../../shell/page.types.ts';
import './triad.words.ts';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    'live-trio': { en: typeof trioEn; es: typeof trioEs };
  }
}

export const room: ClientRoom = {
  pages: [
    {
      path: '/app/trios',
      opensFor: isTrainer,
      words: ['live-triad', 'live-trio'],
      more: 'core.place.trios',
      load: async () => (await import('./trios.page.tsx')).triosPage,
    },
  ],
};
