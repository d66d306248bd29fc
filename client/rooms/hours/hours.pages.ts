import type hoursEn from '../../../course-content/words/en/hours.json';
import type hoursEs from '../../../course-content/words/es/hours.json';
import type copiesEn from '../../../course-content/words/en/hours-copies.json';
import type copiesEs from '../../../course-content/words/es/hours-copies.json';
import type remindersEn from '../../../course-content/words/en/hours-reminders.json';
import type remindersEs from '../../../course-content/words/es/hours-reminders.json';
import type relationshipEn from '../../../course-content/words/en/hours-relationship.json';
import type relationshipEs from '../../../course-content/words/es/hours-relationship.json';
import { isLearner } from '../../core/roles.ts';
import type { ClientRoom } from '../../shell/page.types.ts';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    hours: { en: typeof hoursEn; es: typeof hoursEs };
    'hours-copies': { en: typeof copiesEn; es: typeof copiesEs };
    'hours-reminders': { en: typeof remindersEn; es: typeof remindersEs };
    'hours-relationship': { en: typeof relationshipEn; es: typeof relationshipEs };
  }
}

const HOURS = '/app/hours';
const PEOPLE = `${HOURS}/relationships`;
/** Their papers are forms, and their ways out show the contacts of the run. */
const ABOUT_PEOPLE = {
  opensFor: isLearner,
  words: ['hours', 'hours-relationship', 'forms', 'run-notes'],
  within: HOURS,
} as const;

export const room: ClientRoom = {
  pages: [
    {
      path: `${HOURS}/copies`,
      opensFor: isLearner,
      words: ['hours', 'hours-copies'],
      within: HOURS,
      load: async () => (await import('./copies.page.tsx')).copiesPage,
    },
    {
      path: `${HOURS}/reminders`,
      opensFor: isLearner,
      words: ['hours', 'hours-reminders'],
      within: HOURS,
      load: async () => (await import('./reminders.page.tsx')).remindersPage,
    },
    // Before those of one relationship: "new" names none.
    {
      path: `${PEOPLE}/new`,
      ...ABOUT_PEOPLE,
      load: async () => (await import('./relationship-new.page.tsx')).newRelationshipPage,
    },
    {
      path: `${PEOPLE}/:relationship`,
      ...ABOUT_PEOPLE,
      load: async () => (await import('./relationship.page.tsx')).relationshipPage,
    },
    {
      path: `${PEOPLE}/:relationship/:paper`,
      ...ABOUT_PEOPLE,
      load: async () => (await import('./paper.page.tsx')).paperPage,
    },
    {
      path: `${HOURS}/entries/:entry/record`,
      ...ABOUT_PEOPLE,
      load: async () => (await import('./paper.page.tsx')).recordPage,
    },
  ],
};
