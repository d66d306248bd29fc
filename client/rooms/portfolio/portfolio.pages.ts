import type portfolioEn from '../../../course-content/words/en/portfolio.json';
import type portfolioEs from '../../../course-content/words/es/portfolio.json';
import { isLearner } from '../../core/roles.ts';
import type { ClientRoom } from '../../shell/page.types.ts';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    portfolio: { en: typeof portfolioEn; es: typeof portfolioEs };
  }
}

const PORTFOLIO = '/app/portfolio';

export const room: ClientRoom = {
  pages: [
    {
      path: PORTFOLIO,
      opensFor: isLearner,
      words: ['portfolio'],
      more: 'core.place.portfolio',
      load: async () => (await import('./portfolio.page.tsx')).portfolioPage,
    },
  ],
};
