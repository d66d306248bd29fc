import type installEn from '../../../course-content/words/en/install.json';
import type installEs from '../../../course-content/words/es/install.json';
import { isAdministrator, isTrainer } from '../../core/roles.ts';
import type { ClientRoom } from '../../shell/page.types.ts';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    install: { en: typeof installEn; es: typeof installEs };
  }
}

const load = async () => (await import('./overview.page.tsx')).overviewPage;
const asks = () => ['GET /api/install/overview', 'GET /api/grades'] as const;
const place = { icon: 'plug', word: 'core.place.overview' } as const;

export const room: ClientRoom = {
  pages: [
    {
      path: '/app',
      opensFor: isAdministrator,
      words: ['install', 'grade'],
      asks,
      place: { ...place, rank: 10 },
      load,
    },
    {
      path: '/app/overview',
      opensFor: (person) => isTrainer(person) && person.administers,
      words: ['install', 'grade'],
      place: { ...place, rank: 50 },
      load,
    },
    // An address that a trainer who administers has kept; to administrators it is home.
    {
      path: '/app/overview',
      opensFor: isAdministrator,
      words: ['install', 'grade'],
      within: '/app',
      load,
    },
  ],
};
