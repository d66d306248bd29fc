import './staff-words.ts';
import type { ClientRoom } from './page.types.ts';

/** What rooms declare for those who are no learners, in files of its own. */
export const staffRooms = Object.values(
  import.meta.glob<ClientRoom>('../rooms/*/*.staff.pages.ts', { eager: true, import: 'room' }),
);
