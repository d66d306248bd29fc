import { peopleHere } from '../../../server/rooms/live/meeting-opening.rule.ts';
import { listText, t } from '../../core/i18n.ts';
import type { Room } from './meeting.types.ts';

/** Who is here and has not done it yet. */
export const notYet = ({ meeting }: Room, done: Readonly<Record<string, unknown>>): string[] =>
  peopleHere(meeting).filter((person) => done[person] === undefined);

export const namesText = (room: Room, people: readonly string[]): string =>
  listText(people.map((person) => (person === room.me ? t('live.meeting.you') : room.name(person))));

export const nameText = (room: Room, person: string): string =>
  person === room.me ? t('live.meeting.name.you', { name: room.name(person) }) : room.name(person);
