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
import type { WordsRoom } from '../../core/words.types.ts';
import type { ClientRoom, PageDeclaration } from '../../shell/page.types.ts';

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
const RELATIONSHIPS = '/relationships';

/** All of it stands in the first load of every learner: what pages have in common is said once, files are named once. */
const page = (path: string, words: readonly WordsRoom[], load: PageDeclaration['load']): PageDeclaration => ({
  path: HOURS + path,
  opensFor: isLearner,
  words: ['hours', ...words],
  within: HOURS,
  load,
});

/** Their papers are forms, and their ways out show the contacts of the run. */
const PEOPLE = ['hours-relationship', 'forms', 'run-notes'] as const;
const ENTRY = ['hours-entry'] as const;
const COPIES = ['hours-copies'] as const;

const home = () => import('./home.page.tsx');
const entries = () => import('./entry.page.tsx');
const copies = () => import('./copies.page.tsx');
const newcomer = () => import('./relationship-new.page.tsx');
const somebody = () => import('./relationship.page.tsx');
const papers = () => import('./paper.page.tsx');

export const room: ClientRoom = {
  pages: [
    {
      ...page('', COPIES, async () => (await home()).homePage),
      place: { icon: 'clock', word: 'core.place.hours', rank: 50 },
    },
    page('/log', ENTRY, async () => (await entries()).entryNewPage),
    page('/entries/:entry', ENTRY, async () => (await entries()).entryPage),
    page('/copies', COPIES, async () => (await copies()).copiesPage),
    // Before those of one relationship: "new" names none.
    page(`${RELATIONSHIPS}/new`, PEOPLE, async () => (await newcomer()).newRelationshipPage),
    page(`${RELATIONSHIPS}/:relationship`, PEOPLE, async () => (await somebody()).relationshipPage),
    page(`${RELATIONSHIPS}/:relationship/:paper`, PEOPLE, async () => (await papers()).paperPage),
    page('/entries/:entry/record', PEOPLE, async () => (await papers()).recordPage),
  ],
};
