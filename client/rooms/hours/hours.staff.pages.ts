import type cohortEn from '../../../course-content/words/en/hours-cohort.json';
import type cohortEs from '../../../course-content/words/es/hours-cohort.json';
import { isTrainer } from '../../core/roles.ts';
import type { ClientRoom } from '../../shell/page.types.ts';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    'hours-cohort': { en: typeof cohortEn; es: typeof cohortEs };
  }
}

export const room: ClientRoom = {
  pages: [
    {
      path: '/app/cohort/hours',
      opensFor: isTrainer,
      words: ['hours-cohort'],
      within: '/app/cohort',
      load: async () => (await import('./cohort-hours.page.tsx')).cohortHoursPage,
    },
    {
      path: '/app/cohort/hours/:person',
      opensFor: isTrainer,
      words: ['hours-cohort'],
      within: '/app/cohort',
      load: async () => (await import('./learner-hours.page.tsx')).learnerHoursPage,
    },
  ],
};
