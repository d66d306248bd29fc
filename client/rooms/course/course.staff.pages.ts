import { isStaff } from '../../core/roles.ts';
import type { ClientRoom } from '../../shell/page.types.ts';

export const room: ClientRoom = {
  pages: [
    {
      path: '/app/times',
      opensFor: isStaff,
      words: ['course', 'course-times'],
      more: 'core.place.times',
      load: async () => (await import('./times.page.tsx')).timesPage,
    },
  ],
};
