/** Names that stand in meetings and in the words of both languages. */

/** A turn of 35 minutes in five stages (S4). */
export const STAGES = ['present', 'clarify', 'explore', 'actions', 'process'] as const;
export type Stage = (typeof STAGES)[number];

export const MEETING_ROLES = ['opener', 'timekeeper', 'watcher', 'notes'] as const;
export type MeetingRole = (typeof MEETING_ROLES)[number];

export const LINE_KINDS = [
  'issue',
  'background',
  'question',
  'assumption',
  'insight',
  'obstacle',
  'process',
] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** What the presenter wants of the set, as the form of a turn asks it. */
export const WANTED = ['clarity', 'options', 'courage', 'a-plan', 'to-be-heard'] as const;
export type Wanted = (typeof WANTED)[number];

/** What became of an action. */
export const REPORTS = ['done', 'partly', 'not-done', 'changed'] as const;
export type ReportState = (typeof REPORTS)[number];
