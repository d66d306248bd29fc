import { isOutsider, isStaff } from '../../core/roles.ts';
import type { ClientRoom } from '../../shell/page.types.ts';

export const room: ClientRoom = {
  pages: [
    // Observers and visitors get one page and nothing else, whatever the address.
    {
      path: '*',
      opensFor: isOutsider,
      words: ['people'],
      bare: true,
      load: async () => (await import('./outsider.page.tsx')).outsiderPage,
    },
    {
      path: '/app/run',
      opensFor: isStaff,
      words: ['run', 'run-copy'],
      more: 'core.place.run',
      load: async () => (await import('./run.page.tsx')).runPage,
    },
  ],
};
