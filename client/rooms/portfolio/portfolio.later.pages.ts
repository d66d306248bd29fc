import { isLearner } from '../../core/roles.ts';
import type { ClientRoom } from '../../shell/page.types.ts';

const PORTFOLIO = '/app/portfolio';

export const room: ClientRoom = {
  pages: [
    {
      path: `${PORTFOLIO}/:part`,
      opensFor: isLearner,
      words: ['portfolio'],
      within: PORTFOLIO,
      load: async () => (await import('./part.page.tsx')).partPage,
    },
    {
      path: '/app/models',
      opensFor: isLearner,
      words: ['portfolio'],
      within: PORTFOLIO,
      load: async () => (await import('./part.page.tsx')).modelsPage,
    },
  ],
};
