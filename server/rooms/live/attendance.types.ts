import type { AttendanceMark } from './attendance.rule.ts';

/** What is known of somebody and a session; no row is nothing known. */
export interface Attendance {
  person: string;
  step: string;
  testUser: boolean;
  checkedInAt: Date | null;
  /** They say that they cannot come. */
  toldAt: Date | null;
  /** They say that the alternative task is done (L3). */
  madeUpAt: Date | null;
  mark: AttendanceMark | null;
  markedAt: Date | null;
  /** They have answered the pulse. When, and what, is kept nowhere beside their name. */
  pulsed: boolean;
}

/** How many of a run are what. */
export interface AttendanceCounts {
  checkedIn: number;
  attended: number;
  told: number;
  madeUpSaid: number;
}
