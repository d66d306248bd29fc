import type { buildRooms, Rooms } from '../../server/rooms.ts';
import type { Job } from '../../server/core/jobs.ts';

/** The rooms as tests speak to them: services by their room's name, and a piece of each job's work by hand. */
export type OpenRooms = Rooms & Rooms['services'] & { work: Record<keyof Rooms['jobs'], Job> };

/** `build` is the source's or the build's. Jobs do not run by themselves. */
export async function openRooms(
  build: typeof buildRooms,
  given: Parameters<typeof buildRooms>[0],
): Promise<OpenRooms> {
  const rooms = await build(given);
  const work = Object.fromEntries(Object.entries(rooms.jobs).map(([name, { run }]) => [name, run]));
  return { ...rooms, ...rooms.services, work: work as OpenRooms['work'] };
}
