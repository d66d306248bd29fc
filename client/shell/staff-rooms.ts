import './staff-words.ts';
import { laterRooms } from './later-rooms.ts';
import type { ClientRoom } from './page.types.ts';

/** What rooms declare for those who are no learners, in files of its own. */
const ownRooms = Object.values(
  import.meta.glob<ClientRoom>('../rooms/*/*.staff.pages.ts', { eager: true, import: 'room' }),
);

export const staffRooms: readonly ClientRoom[] = [...ownRooms, ...laterRooms];
