import type { Senders } from '../core/outbox.ts';
import type { Me } from '../core/session.ts';
import type { RoomParts, SlotDeclaration, SlotKind } from './page.types.ts';

/** Every room's parts file, found by its name as its pages are (rooms.ts). */
const rooms = Object.values(
  import.meta.glob<RoomParts>('../rooms/*/*.parts.ts', { eager: true, import: 'parts' }),
);

export const senders: Senders = Object.assign({}, ...rooms.map((room) => room.senders)) as Senders;

/** What rooms show a learner on the road map. */
export const onRoadMap = rooms.flatMap(({ roadMap }) => roadMap ?? []);

/** What rooms show beside a section of a learner's business case, and on pages below that of the case. */
export const besideCase = rooms.flatMap((room) => room.besideCase ?? []);
export const casePage = (name: string) => rooms.map(({ casePages }) => casePages?.[name]).find(Boolean);

/** What rooms show this person in a kind of slot, in order. */
export const slotsOf = (person: Me, kind: SlotKind, target = ''): SlotDeclaration[] =>
  rooms
    .flatMap(({ slots }) => slots?.[kind] ?? [])
    .filter((slot) => slot.opensFor(person) && (slot.takes?.(target) ?? true))
    .sort((one, other) => (one.rank ?? 0) - (other.rank ?? 0));
