import type { ClientRoom } from './page.types.ts';

/** Pages that no bar and no menu names: what the first load of a learner can do without. */
export const laterRooms = Object.values(
  import.meta.glob<ClientRoom>('../rooms/*/*.later.pages.ts', { eager: true, import: 'room' }),
);
