import { isLearner } from '../../core/roles.ts';
import type { ClientRoom } from '../../shell/page.types.ts';

export const room: ClientRoom = {
  pages: [
    {
      path: '/app/triads/:triad',
      opensFor: isLearner,
      words: ['live-triad', 'forms', 'run-notes'],
      load: async () => (await import('./triad.page.tsx')).triadsPage,
    },
  ],
};
