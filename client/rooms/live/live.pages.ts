import { isLearner } from '../../core/roles.ts';
import type { ClientRoom } from '../../shell/page.types.ts';

export const room: ClientRoom = {
  pages: [
    {
      path: '/app/set',
      opensFor: isLearner,
      words: ['live', 'live-set', 'review-peers'],
      place: { icon: 'people', word: 'core.place.set', short: 'core.place.set.short', rank: 60 },
      load: async () => (await import('./set.page.tsx')).setPage,
    },
  ],
};
