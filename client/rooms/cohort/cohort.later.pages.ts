import type cohortEn from '../../../course-content/words/en/cohort.json';
import type cohortEs from '../../../course-content/words/es/cohort.json';
import { isInCourse } from '../../core/roles.ts';
import type { ClientRoom } from '../../shell/page.types.ts';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    cohort: { en: typeof cohortEn; es: typeof cohortEs };
  }
}

export const room: ClientRoom = {
  pages: [
    {
      path: '/app/learners/:person',
      opensFor: isInCourse,
      words: ['cohort', 'course'],
      asks: () => ['GET /api/cohort/learners/:person'],
      within: '/app/cohort',
      load: async () => (await import('./learner.page.tsx')).learnerPage,
    },
  ],
};
