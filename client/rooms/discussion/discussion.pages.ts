import type discussionEn from '../../../course-content/words/en/discussion.json';
import type discussionEs from '../../../course-content/words/es/discussion.json';
import { isLearner, isTrainer } from '../../core/roles.ts';
import type { Me } from '../../core/session.ts';
import type { ClientRoom } from '../../shell/page.types.ts';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    discussion: { en: typeof discussionEn; es: typeof discussionEs };
  }
}

const isOfTheRun = (person: Me) => isLearner(person) || isTrainer(person);

export const room: ClientRoom = {
  pages: [
    {
      path: '/app/wall',
      opensFor: isOfTheRun,
      words: ['discussion', 'run-notes'],
      more: 'core.place.wall',
      load: async () => (await import('./wall.page.tsx')).wallPage,
    },
  ],
};
