import type hoursEn from '../../../course-content/words/en/hours.json';
import type hoursEs from '../../../course-content/words/es/hours.json';
import type copiesEn from '../../../course-content/words/en/hours-copies.json';
import type copiesEs from '../../../course-content/words/es/hours-copies.json';
import type entryEn from '../../../course-content/words/en/hours-entry.json';
import type entryEs from '../../../course-content/words/es/hours-entry.json';
import type relationshipEn from '../../../course-content/words/en/hours-relationship.json';
import type relationshipEs from '../../../course-content/words/es/hours-relationship.json';
import type askEn from '../../../course-content/words/en/hours-ask.json';
import type askEs from '../../../course-content/words/es/hours-ask.json';
import { isLearner } from '../../core/roles.ts';
import type { ClientRoom } from '../../shell/page.types.ts';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    hours: { en: typeof hoursEn; es: typeof hoursEs };
    'hours-copies': { en: typeof copiesEn; es: typeof copiesEs };
    'hours-entry': { en: typeof entryEn; es: typeof entryEs };
    'hours-ask': { en: typeof askEn; es: typeof askEs };
    'hours-relationship': { en: typeof relationshipEn; es: typeof relationshipEs };
  }
}

const HOURS = '/app/hours';

const page = { opensFor: isLearner, within: HOURS };
const ENTRY = ['hours', 'hours-entry'] as const;

const entries = () => import('./entry.page.tsx');

export const room: ClientRoom = {
  pages: [
    {
      ...page,
      path: HOURS,
      words: ['hours', 'hours-copies'],
      load: async () => (await import('./home.page.tsx')).homePage,
      place: { icon: 'clock', word: 'core.place.hours', rank: 50 },
    },
    {
      ...page,
      path: `${HOURS}/log`,
      words: ENTRY,
      load: async () => (await entries()).entryNewPage,
    },
    {
      ...page,
      path: `${HOURS}/entries/:entry`,
      words: ENTRY,
      load: async () => (await entries()).entryPage,
    },
  ],
};
