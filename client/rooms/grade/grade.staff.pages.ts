import type gradeEn from '../../../course-content/words/en/grade.json';
import type gradeEs from '../../../course-content/words/es/grade.json';
import { isStaff } from '../../core/roles.ts';
import type { ClientRoom } from '../../shell/page.types.ts';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    grade: { en: typeof gradeEn; es: typeof gradeEs };
  }
}

export const room: ClientRoom = {
  pages: [
    {
      path: '/app/scores',
      opensFor: isStaff,
      words: ['grade'],
      place: { icon: 'scores', word: 'core.place.scores', rank: 30 },
      load: async () => (await import('./scores.page.tsx')).scoresPage,
    },
  ],
};
