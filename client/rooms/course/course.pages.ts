import type courseEn from '../../../course-content/words/en/course.json';
import type courseEs from '../../../course-content/words/es/course.json';
import { isInCourse, isLearner, isStaff } from '../../core/roles.ts';
import { MARK, QUIZ, RETURNED } from './course.types.ts';
import type { ClientRoom, PageDeclaration } from '../../shell/page.types.ts';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    course: { en: typeof courseEn; es: typeof courseEs };
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
      path: '/app/times',
      opensFor: isStaff,
      words: ['course'],
      more: 'core.place.times',
      load: async () => (await import('./times.page.tsx')).timesPage,
    },
    {
      path: '/app/search',
      opensFor: isInCourse,
      words: ['course'],
      more: 'core.place.search',
      load: async () => (await import('./search.page.tsx')).searchPage,
    },
    {
      path: '/app/search/:question',
      opensFor: isInCourse,
      words: ['course'],
      load: async () => (await import('./search.page.tsx')).searchPage,
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
      words: ['course'],
      asks: () => ['GET /api/course/steps/:module/:step'],
      within: COURSE,
      load: async () => (await import('./step.page.tsx')).stepPage,
    },
  ],
  slots: {
    '*under-step': {
      opensFor: isInCourse,
      words: ['course'],
      rank: 5,
      load: async () => (await import('./step-time.tsx')).StepTime,
    },
    '*quiz': {
      opensFor: isLearner,
      words: [],
      load: async () => (await import('./quiz-in-step.tsx')).QuizInStep,
    },
    '*over-step': {
      opensFor: isLearner,
      words: [],
      load: async () => (await import('./returning.tsx')).Returning,
    },
  },
  senders: {
    [MARK]: async () => (await import('./course.state.ts')).sendMark,
    [QUIZ]: async () => (await import('./quiz.state.ts')).sendQuiz,
    [RETURNED]: async () => (await import('./returning.state.ts')).sendReturned,
  },
};
