import type peopleEn from '../../../course-content/words/en/people.json';
import type peopleEs from '../../../course-content/words/es/people.json';
import type runEn from '../../../course-content/words/en/run.json';
import type runEs from '../../../course-content/words/es/run.json';
import type runCopyEn from '../../../course-content/words/en/run-copy.json';
import type runCopyEs from '../../../course-content/words/es/run-copy.json';
import type runNotesEn from '../../../course-content/words/en/run-notes.json';
import type runNotesEs from '../../../course-content/words/es/run-notes.json';
import { isLearner } from '../../core/roles.ts';
import type { ClientRoom } from '../../shell/page.types.ts';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    people: { en: typeof peopleEn; es: typeof peopleEs };
    run: { en: typeof runEn; es: typeof runEs };
    'run-copy': { en: typeof runCopyEn; es: typeof runCopyEs };
    'run-notes': { en: typeof runNotesEn; es: typeof runNotesEs };
  }
}

export const room: ClientRoom = {
  pages: [
    {
      path: '/app/about-you',
      opensFor: isLearner,
      words: ['people'],
      more: 'core.place.about-you',
      load: async () => (await import('./about-you.page.tsx')).aboutYouPage,
    },
  ],
};
