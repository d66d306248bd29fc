import type { Visibility } from '../../core/visibility.ts';

/** Which meetings count for somebody. Trainers read the same in the attendance of each; what an account says, nobody else. */
export const ownMeetings = {
  counted: ['owner'],
  needed: ['owner'],
  meetings: ['owner'],
} as const satisfies Visibility;
