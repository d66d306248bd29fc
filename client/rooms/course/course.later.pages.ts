import type castEn from '../../../course-content/words/en/course-cast.json';
import type castEs from '../../../course-content/words/es/course-cast.json';
import type sourcesEn from '../../../course-content/words/en/course-sources.json';
import type sourcesEs from '../../../course-content/words/es/course-sources.json';
import { isInCourse } from '../../core/roles.ts';
import type { ClientRoom } from '../../shell/page.types.ts';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    'course-cast': { en: typeof castEn; es: typeof castEs };
    'course-sources': { en: typeof sourcesEn; es: typeof sourcesEs };
  }
}

const sources = {
  opensFor: isInCourse,
  words: ['course-sources'] as const,
  within: '/app/course',
  load: async () => (await import('./sources.page.tsx')).sourcesPage,
};

const cast = {
  opensFor: isInCourse,
  words: ['course-cast'] as const,
  within: '/app/course',
  load: async () => (await import('./cast.page.tsx')).castPage,
};

/** What the texts lead to: the list as a whole, and one entry of it. */
export const room: ClientRoom = {
  pages: [
    { ...sources, path: '/app/sources' },
    { ...sources, path: '/app/sources/:entry' },
    { ...cast, path: '/app/cast' },
    { ...cast, path: '/app/cast/:entry' },
  ],
};
