import type formsEn from '../../../course-content/words/en/forms.json';
import type formsEs from '../../../course-content/words/es/forms.json';
import { isInCourse } from '../../core/roles.ts';
import type { ClientRoom } from '../../shell/page.types.ts';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    forms: { en: typeof formsEn; es: typeof formsEs };
  }
}

const FORMS = '/app/forms';

export const room: ClientRoom = {
  pages: [
    {
      path: FORMS,
      opensFor: isInCourse,
      words: ['forms', 'run-notes'],
      more: 'core.place.forms',
      load: async () => (await import('./papers.page.tsx')).papersPage,
    },
    // Before answers: "blank" names none.
    {
      path: `${FORMS}/:form/:variant/blank`,
      opensFor: isInCourse,
      words: ['forms', 'run-notes'],
      within: FORMS,
      load: async () => (await import('./blank.page.tsx')).blankPage,
    },
    {
      path: `${FORMS}/:form/:variant/:subject`,
      opensFor: isInCourse,
      words: ['forms', 'run-notes'],
      within: FORMS,
      load: async () => (await import('./form.page.tsx')).formPage,
    },
  ],
};
