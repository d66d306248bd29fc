import type deskEn from '../../../course-content/words/en/live-desk.json';
import type deskEs from '../../../course-content/words/es/live-desk.json';
import { isTrainer } from '../../core/roles.ts';
import type { ClientRoom } from '../../shell/page.types.ts';
import './live.words.ts';
import { LIVE } from './live.types.ts';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    'live-desk': { en: typeof deskEn; es: typeof deskEs };
  }
}

const words = ['live', 'live-desk'] as const;

export const room: ClientRoom = {
  pages: [
    {
      path: LIVE,
      opensFor: isTrainer,
      words,
      // A sixth place in the bar would touch its neighbours on a phone.
      more: 'core.place.live',
      load: async () => (await import('./calendar.page.tsx')).calendarPage,
    },
    {
      path: `${LIVE}/:module/:step`,
      opensFor: isTrainer,
      words,
      within: LIVE,
      load: async () => (await import('./session.page.tsx')).sessionPage,
    },
  ],
};
