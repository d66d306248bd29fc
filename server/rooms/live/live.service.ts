import type { HeldMeetings } from './held.service.ts';

export type { HeldMeeting } from './held.service.ts';
export type { ShownPerson } from './set-people.ts';

/** What rooms above may call. */
export interface LiveService {
  /** Meetings of sets as they were held: who was there, and when they ended. */
  held: HeldMeetings;
}
