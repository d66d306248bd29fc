import { signal } from '@preact/signals';
import { isLearner } from '../core/roles.ts';
import type { Me } from '../core/session.ts';
import type { ClientRoom, PageDeclaration } from './page.types.ts';

/** Every room's pages file, found by its name: the shell knows none of them. */
const forAll = Object.values(
  import.meta.glob<ClientRoom>(['../rooms/*/*.pages.ts', '!**/*.{staff,later}.pages.ts'], {
    eager: true,
    import: 'room',
  }),
);

/** The pages of those who are no learners: learners, who are many and on phones, never bring them. */
const forStaff = signal<readonly ClientRoom[] | undefined>(undefined);
/** Pages without a place in the bar or the menu, brought when somebody comes to one. Staff have them with their own. */
const later = signal<readonly ClientRoom[] | undefined>(undefined);

/** Whether it is known what stands in this person's bar. */
export const areHere = (person: Me): boolean => isLearner(person) || forStaff.value !== undefined;

/** All that this person is offered. Rejects when the file does not come. */
export async function bringRooms(person: Me): Promise<void> {
  if (isLearner(person)) later.value ??= (await import('./later-rooms.ts')).laterRooms;
  else forStaff.value ??= (await import('./staff-rooms.ts')).staffRooms;
}

const roomsFor = (person: Me) => [...forAll, ...((isLearner(person) ? later : forStaff).value ?? [])];

export const pagesFor = (person: Me): PageDeclaration[] =>
  roomsFor(person).flatMap(({ pages }) => pages.filter((page) => page.opensFor(person)));

/** Pages with a place in the bar, in its order. */
export const placesFor = (person: Me) =>
  pagesFor(person)
    .flatMap(({ path, place }) => (place ? [{ path, ...place }] : []))
    .sort((one, other) => one.rank - other.rank);

/** Pages that stand in the menu "More". */
export const moreFor = (person: Me) =>
  pagesFor(person).flatMap(({ path, more }) => (more === undefined ? [] : [{ path, word: more }]));
