import type cohortEn from '../../../course-content/words/en/cohort.json';
import type cohortEs from '../../../course-content/words/es/cohort.json';
import { isAdministrator, isInCourse, isStaff, isTrainer } from '../../core/roles.ts';
import type { ClientRoom } from '../../shell/page.types.ts';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    cohort: { en: typeof cohortEn; es: typeof cohortEs };
  }
}

export const room: ClientRoom = {
  pages: [
    {
      path: '/app',
      opensFor: isTrainer,
      words: ['cohort', 'run-copy'],
      asks: () => ['GET /api/cohort/today'],
      place: { icon: 'sun', word: 'core.place.today', rank: 10 },
      load: async () => (await import('./today.page.tsx')).todayPage,
    },
    {
      path: '/app/cohort',
      opensFor: isTrainer,
      words: ['cohort'],
      place: { icon: 'people', word: 'core.place.cohort', rank: 20 },
      load: async () => (await import('./cohort.page.tsx')).cohortPage,
    },
    {
      path: '/app/cohort',
      opensFor: isAdministrator,
      words: ['cohort'],
      load: async () => (await import('./cohort.page.tsx')).cohortPage,
    },
    {
      path: '/app/cohort/steps',
      opensFor: isStaff,
      words: ['cohort'],
      within: '/app/cohort',
      load: async () => (await import('./steps.page.tsx')).stepsPage,
    },
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
