import type { Meeting } from './meeting-shape.rule.ts';

/** Whose eyes, on a meeting: members who were there, members who were not, and who facilitates. Nobody else sees any of it. */
export const MEETING_VIEWERS = ['there', 'member', 'facilitator'] as const;
export type MeetingViewer = (typeof MEETING_VIEWERS)[number];

const ALL: readonly MeetingViewer[] = MEETING_VIEWERS;
const MEMBERS: readonly MeetingViewer[] = ['there', 'member'];
const THERE: readonly MeetingViewer[] = ['there'];

/**
 * The record of a turn is its presenter's and of those who were there (4.5): whoever facilitates was there, and cannot open
 * it. They see the process: who is here, whose turn, which stage, the clock, what is fixed. Air time is seen by the set
 * while it meets, and by nobody else.
 */
export const meetingParts = {
  phase: ALL,
  openedAt: ALL,
  openedOn: ALL,
  closedAt: ALL,
  members: ALL,
  nextDay: ALL,
  before: ALL,
  rules: ALL,
  unsettled: ALL,
  here: ALL,
  checkedIn: ALL,
  roles: ALL,
  signedUp: ALL,
  passed: ALL,
  current: ALL,
  clock: ALL,
  turns: ALL,
  process: ALL,
  said: ALL,
  next: ALL,
  call: ALL,
  brought: MEMBERS,
  reports: MEMBERS,
  lines: THERE,
  actions: THERE,
  air: THERE,
} as const satisfies Record<keyof Meeting, readonly MeetingViewer[]>;
