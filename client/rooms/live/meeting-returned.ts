import { signal } from '@preact/signals';
import type { Tap } from '../../../server/rooms/live/meeting-tap.rule.ts';
import { keep, keptUnder, forget } from '../../core/kept.ts';
import { owner } from '../../core/session.ts';
import type { MeetingPlace } from './meeting.types.ts';

/** Words that a meeting did not take, as when it was closed meanwhile. Whoever wrote them has them until they put them aside. */
export interface Returned {
  id: string;
  words: string;
}

export const returned = signal<readonly Returned[]>([]);
/** What was put aside while the device was asked is not brought back by its answer. */
const aside = new Set<string>();

const keyOf = ({ set, n }: MeetingPlace, id = ''): string => `${owner()}/meeting/${set}/${n}/returned/${id}`;

export function keepReturned(place: MeetingPlace, id: string, tap: Tap): void {
  const words = wordsOf(tap);
  if (words === '') return;
  const one: Returned = { id, words };
  returned.value = [...returned.peek().filter((other) => other.id !== id), one];
  void keep('drafts', keyOf(place, id), one);
}

/** As they stand on this device, from before a reload. */
export async function findReturned(place: MeetingPlace): Promise<void> {
  const kept = (await keptUnder('drafts', keyOf(place))) as Returned[];
  returned.value = kept.filter(({ id }) => !aside.has(id));
}

export function putAside(place: MeetingPlace, id: string): void {
  aside.add(id);
  returned.value = returned.peek().filter((one) => one.id !== id);
  void forget('drafts', keyOf(place, id));
}

function wordsOf(tap: Tap): string {
  if (tap.kind === 'write') return tap.text;
  if (tap.kind === 'action') return [tap.text, tap.first, tap.planB].filter(Boolean).join('\n');
  return tap.kind === 'report' ? tap.said : '';
}
