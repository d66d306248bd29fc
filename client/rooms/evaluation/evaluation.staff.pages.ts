import type deskEn from '../../../course-content/words/en/evaluation-desk.json';
import type deskEs from '../../../course-content/words/es/evaluation-desk.json';
import { isTrainer } from '../../core/roles.ts';
import type { ClientRoom, PageDeclaration } from '../../shell/page.types.ts';
import './evaluation.words.ts';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    'evaluation-desk': { en: typeof deskEn; es: typeof deskEs };
  }
}

const page = (path: string, load: PageDeclaration['load']): PageDeclaration => ({
  path,
  opensFor: isTrainer,
  words: ['evaluation', 'evaluation-desk', 'forms'],
  within: '/app/live',
  load,
});

export const room: ClientRoom = {
  pages: [
    page('/app/sets/answers', async () => (await import('./answers.page.tsx')).answersPage),
    page(
      '/app/sets/answers/:set/:n',
      async () => (await import('./meeting-answers.page.tsx')).meetingAnswersPage,
    ),
    page('/app/sets/outcome', async () => (await import('./outcome.page.tsx')).outcomePage),
  ],
};
