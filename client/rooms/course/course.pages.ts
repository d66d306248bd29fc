import type courseEn from '../../../course-content/words/en/course.json';
import type courseEs from '../../../course-content/words/es/course.json';
import type coursePlayEn from '../../../course-content/words/en/course-play.json';
import type coursePlayEs from '../../../course-content/words/es/course-play.json';
import type courseQuizEn from '../../../course-content/words/en/course-quiz.json';
import type courseQuizEs from '../../../course-content/words/es/course-quiz.json';
import type courseSearchEn from '../../../course-content/words/en/course-search.json';
import type courseSearchEs from '../../../course-content/words/es/course-search.json';
import type courseStepEn from '../../../course-content/words/en/course-step.json';
import type courseStepEs from '../../../course-content/words/es/course-step.json';
import type courseTimesEn from '../../../course-content/words/en/course-times.json';
import type courseTimesEs from '../../../course-content/words/es/course-times.json';
import type courseNoteEn from '../../../course-content/words/en/course-note.json';
import type courseNoteEs from '../../../course-content/words/es/course-note.json';
import type courseWayEn from '../../../course-content/words/en/course-way.json';
import type courseWayEs from '../../../course-content/words/es/course-way.json';
import { isInCourse, isLearner } from '../../core/roles.ts';
import type { ClientRoom, PageDeclaration } from '../../shell/page.types.ts';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    course: { en: typeof courseEn; es: typeof courseEs };
    'course-play': { en: typeof coursePlayEn; es: typeof coursePlayEs };
    'course-quiz': { en: typeof courseQuizEn; es: typeof courseQuizEs };
    'course-search': { en: typeof courseSearchEn; es: typeof courseSearchEs };
    'course-step': { en: typeof courseStepEn; es: typeof courseStepEs };
    'course-times': { en: typeof courseTimesEn; es: typeof courseTimesEs };
    'course-note': { en: typeof courseNoteEn; es: typeof courseNoteEs };
    'course-way': { en: typeof courseWayEn; es: typeof courseWayEs };
  }
}

const COURSE = '/app/course';

/** A learner's modules are those of the road map, with their states. */
const askedLines: PageDeclaration['asks'] = (person) => [
  isLearner(person) ? 'GET /api/course/road-map' : 'GET /api/course/modules',
];

export const room: ClientRoom = {
  pages: [
    {
      path: '/app',
      opensFor: isLearner,
      words: ['course'],
      asks: askedLines,
      place: { icon: 'map', word: 'core.place.road-map', short: 'core.place.road-map.short', rank: 10 },
      load: async () => (await import('./road-map.page.tsx')).roadMapPage,
    },
    {
      path: '/app/search',
      opensFor: isInCourse,
      words: ['course', 'course-search'],
      more: 'core.place.search',
      load: async () => (await import('./search.page.tsx')).searchPage,
    },
    {
      path: '/app/search/:question',
      opensFor: isInCourse,
      words: ['course', 'course-search'],
      load: async () => (await import('./search.page.tsx')).searchPage,
    },
    {
      path: '/app/notes',
      opensFor: isLearner,
      words: ['course-note'],
      more: 'core.place.notes',
      load: async () => (await import('./notes.page.tsx')).notesPage,
    },
    {
      path: COURSE,
      opensFor: isInCourse,
      words: ['course'],
      asks: askedLines,
      place: { icon: 'book', word: 'core.place.course', rank: 40 },
      load: async () => (await import('./course.page.tsx')).coursePage,
    },
    {
      path: `${COURSE}/:module`,
      opensFor: isInCourse,
      words: ['course'],
      asks: askedLines,
      within: COURSE,
      load: async () => (await import('./course.page.tsx')).modulePage,
    },
    {
      path: `${COURSE}/:module/:step`,
      opensFor: isInCourse,
      words: ['course', 'course-step'],
      asks: () => ['GET /api/course/steps/:module/:step'],
      within: COURSE,
      load: async () => (await import('./step.page.tsx')).stepPage,
    },
  ],
};
