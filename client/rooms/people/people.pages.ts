import type peopleEn from '../../../course-content/words/en/people.json';
import type peopleEs from '../../../course-content/words/es/people.json';
import { isOutsider } from '../../core/roles.ts';
import type { ClientRoom } from '../../shell/page.types.ts';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    people: { en: typeof peopleEn; es: typeof peopleEs };
  }
}

export const room: ClientRoom = {
  pages: [
    // Observers and visitors get one page and nothing else, whatever the address.
    {
      path: '*',
      opensFor: isOutsider,
      words: ['people'],
      bare: true,
      load: async () => (await import('./outsider.page.tsx')).outsiderPage,
    },
  ],
};
