import { isLearner } from '../../core/roles.ts';
import type { WordsRoom } from '../../core/words.types.ts';
import type { ClientRoom, PageDeclaration } from '../../shell/page.types.ts';

const HOURS = '/app/hours';
const RELATIONSHIPS = '/relationships';

const page = (path: string, words: readonly WordsRoom[], load: PageDeclaration['load']): PageDeclaration => ({
  path: HOURS + path,
  opensFor: isLearner,
  words: ['hours', ...words],
  within: HOURS,
  load,
});

/** Their papers are forms, and their ways out show the contacts of the run. */
const PEOPLE = ['hours-relationship', 'forms', 'run-notes'] as const;

const papers = () => import('./paper.page.tsx');

export const room: ClientRoom = {
  pages: [
    page('/copies', ['hours-copies'], async () => (await import('./copies.page.tsx')).copiesPage),
    // Before those of one relationship: "new" names none.
    page(
      `${RELATIONSHIPS}/new`,
      PEOPLE,
      async () => (await import('./relationship-new.page.tsx')).newRelationshipPage,
    ),
    page(
      `${RELATIONSHIPS}/:relationship`,
      PEOPLE,
      async () => (await import('./relationship.page.tsx')).relationshipPage,
    ),
    page(`${RELATIONSHIPS}/:relationship/:paper`, PEOPLE, async () => (await papers()).paperPage),
    page('/entries/:entry/record', PEOPLE, async () => (await papers()).recordPage),
  ],
};
