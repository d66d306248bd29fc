import type { Answer } from '../../core/api.ts';
import type { Meeting } from '../../../server/rooms/live/meeting-shape.rule.ts';
import type { Tap } from '../../../server/rooms/live/meeting-tap.rule.ts';

export type MeetingPage = Answer<'GET /api/live/meetings/:set/:n'>;
export type Step = NonNullable<MeetingPage['step']>;

/** A meeting's address: its set, and its number among the set's meetings. */
export interface MeetingPlace {
  set: string;
  n: string;
}

/** A press as it waits in the outbox. */
export interface WaitingTap extends MeetingPlace {
  tap: Tap;
}

/** What sends presses of meetings from the outbox. */
export const TAP = 'live/tap';

/** What everybody's part of the page is drawn from. */
export interface Room {
  place: MeetingPlace;
  page: MeetingPage;
  meeting: Meeting;
  /** Who reads this page. */
  me: string;
  /** A member who is here, and so may press. */
  isHere: boolean;
  facilitates: boolean;
  press(tap: Tap): void;
  name(person: string): string;
}
