import type { HeldMeetings } from './held.service.ts';
import type { TogetherService } from './together.service.ts';

export type { HeldMeeting } from './held.service.ts';
export type { ShownPerson } from './set-people.ts';

/** What rooms above may call. */
export interface LiveService {
  /** Meetings of sets as they were held: who was there, and when they ended. */
  held: HeldMeetings;
  /** How much of what is done together counts for somebody (L2). */
  together: TogetherService;
}
