import type cohortEn from '../../../course-content/words/en/cohort.json';
import type cohortEs from '../../../course-content/words/es/cohort.json';
import type programmeEn from '../../../course-content/words/en/cohort-programme.json';
import type programmeEs from '../../../course-content/words/es/cohort-programme.json';
import { isLearner, isStaff } from '../../core/roles.ts';
import type { ClientRoom, PageDeclaration } from '../../shell/page.types.ts';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    cohort: { en: typeof cohortEn; es: typeof cohortEs };
    'cohort-programme': { en: typeof programmeEn; es: typeof programmeEs };
  }
}

/** A learner comes from their road map, staff from the list. */
const page: PageDeclaration = {
  path: '/app/learners/:person',
  opensFor: isLearner,
  words: ['cohort', 'cohort-programme', 'course'],
  asks: () => ['GET /api/cohort/learners/:person'],
  within: '/app',
  load: async () => (await import('./learner.page.tsx')).learnerPage,
};

export const room: ClientRoom = {
  pages: [page, { ...page, opensFor: isStaff, within: '/app/cohort' }],
};
