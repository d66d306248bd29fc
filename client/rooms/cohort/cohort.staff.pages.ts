import { isAdministrator, isStaff, isTrainer } from '../../core/roles.ts';
import type { ClientRoom } from '../../shell/page.types.ts';

export const room: ClientRoom = {
  pages: [
    {
      path: '/app',
      opensFor: isTrainer,
      words: ['cohort', 'hours-cohort', 'run-copy', 'review', 'review-desk', 'live-sets'],
      asks: () => [
        'GET /api/cohort/today',
        'GET /api/discussion/waiting',
        'GET /api/review/queue',
        'GET /api/hours/cohort/waiting',
        'GET /api/live/sets/calls',
      ],
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
  ],
};
