import type deskEn from '../../../course-content/words/en/live-desk.json';
import type deskEs from '../../../course-content/words/es/live-desk.json';
import type setsEn from '../../../course-content/words/en/live-sets.json';
import type setsEs from '../../../course-content/words/es/live-sets.json';
import { isTrainer } from '../../core/roles.ts';
import type { ClientRoom } from '../../shell/page.types.ts';
import './live.words.ts';
import { LIVE } from './live.types.ts';
import { SETS } from './sets-desk.types.ts';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    'live-desk': { en: typeof deskEn; es: typeof deskEs };
    'live-sets': { en: typeof setsEn; es: typeof setsEs };
  }
}

const words = ['live', 'live-desk'] as const;
const setsWords = ['live-sets'] as const;

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
    {
      path: SETS,
      opensFor: isTrainer,
      words: setsWords,
      more: 'core.place.sets',
      load: async () => (await import('./sets-desk.page.tsx')).setsDeskPage,
    },
    {
      path: `${SETS}/forming`,
      opensFor: isTrainer,
      words: setsWords,
      within: SETS,
      load: async () => (await import('./forming.page.tsx')).formingPage,
    },
    {
      path: `${SETS}/practice`,
      opensFor: isTrainer,
      words: setsWords,
      within: SETS,
      load: async () => (await import('./practice.page.tsx')).practicePage,
    },
    {
      path: `${SETS}/:set`,
      opensFor: isTrainer,
      words: setsWords,
      within: SETS,
      load: async () => (await import('./set-desk.page.tsx')).setDeskPage,
    },
  ],
};
