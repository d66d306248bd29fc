import { isTrainer } from '../../core/roles.ts';
import type { ClientRoom } from '../../shell/page.types.ts';

export const room: ClientRoom = {
  pages: [
    {
      path: '/app/wall/desk',
      opensFor: isTrainer,
      words: ['discussion'],
      more: 'core.place.desk',
      load: async () => (await import('./desk.page.tsx')).deskPage,
    },
  ],
};
