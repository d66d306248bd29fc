import type { LineKind, MeetingRole, ReportState, Stage } from './meeting-names.rule.ts';

/** Moments here are milliseconds of the server's clock, so that every page counts from the same. */
export type Moment = number;

/** One line of a turn's record. Nobody's name stands at it: it says what was asked, not who asked. */
export interface Line {
  turn: string;
  kind: LineKind;
  text: string;
  /** Counts up with each change: who writes over an older one gets a line of their own beside it. */
  revision: number;
  at: Moment;
  /** Kind of a question, as the question bank calls it. */
  asks?: string;
  landed?: boolean;
  /** Written at the same time as that line, which stands too. */
  beside?: string;
  gone?: boolean;
}

export interface Action {
  turn: string;
  owner: string;
  text: string;
  first: string;
  planB: string;
  /** A day: on or before that of the next meeting (S7). */
  due: string;
  revision: number;
  at: Moment;
  /** Taken out again while the turn went on. */
  gone?: boolean;
}

/** What became of an action, said at the next opening (S7, S0.9). */
export interface Report {
  state: ReportState;
  said: string;
  at: Moment;
}

/** An action of the meeting before, as it was agreed then. */
export interface Brought {
  owner: string;
  text: string;
  due: string;
}

export interface Clock {
  stage: Stage;
  /** When the stage began. */
  at: Moment;
  /** For how long it stood still so far. */
  pausedMs: number;
  /** Since when it stands still; null while it runs. */
  pausedAt: Moment | null;
  /** Minutes that the set has given it beyond its own. */
  more: number;
}

export interface Turn {
  id: string;
  person: string;
  begunAt: Moment;
  endedAt: Moment | null;
  /** What the presenter wants of the set. */
  wanted: string | null;
  questions: number;
  advice: number;
  /** The presenter has taken back all that was written but the actions. */
  erased: boolean;
  /** One turn of 45 minutes, where only three have come. */
  long: boolean;
}

export interface Next {
  /** Null: the set does not meet again. */
  at: Moment | null;
  host: string | null;
}

export type Phase = 'opening' | 'turn' | 'between' | 'review' | 'closed';

/**
 * A meeting, whole. Its parts are flat and by key, so that one tap changes one or two of them: that is what is written and
 * what goes to the others' screens.
 */
export interface Meeting {
  phase: Phase;
  openedAt: Moment;
  /** The day of it where the set lives. Absent in a meeting that was opened before this was kept. */
  openedOn?: string;
  closedAt: Moment | null;
  members: readonly string[];
  /** Day of the meeting after this one, by which actions are due; null: none is fixed yet. */
  nextDay: string | null;
  /** Turns of earlier meetings, by person. */
  before: Readonly<Record<string, { turns: number; lastAt: Moment }>>;
  rules: { version: number; confirmed: Readonly<Record<string, Moment>>; airtime: boolean };
  /** Who of the set has not agreed to these rules yet, and must before the first turn (S6). */
  unsettled: readonly string[];
  here: Readonly<Record<string, { at: Moment; leftAt: Moment | null }>>;
  checkedIn: Readonly<Record<string, Moment>>;
  roles: Readonly<Partial<Record<MeetingRole, string | null>>>;
  signedUp: Readonly<Record<string, Moment | null>>;
  passed: Readonly<Record<string, boolean>>;
  /** The turn under way; null between turns. */
  current: string | null;
  clock: Clock | null;
  turns: Readonly<Record<string, Turn>>;
  lines: Readonly<Record<string, Line>>;
  actions: Readonly<Record<string, Action>>;
  brought: Readonly<Record<string, Brought>>;
  reports: Readonly<Record<string, Report>>;
  /** Milliseconds that each has spoken in the turn under way, and who does now. Gone when the turn is. */
  air: { spoken: Readonly<Record<string, number>>; speaking: { person: string; at: Moment } | null };
  /** Somebody asks to look at how the set works. */
  process: { at: Moment } | null;
  said: Readonly<Record<string, Moment>>;
  next: Next | null;
  /** Somebody has called the trainer; answered when the trainer has come. */
  call: { by: string; at: Moment; answeredAt: Moment | null } | null;
}

/** What of a meeting says when it was, who was there and who did what: nothing that anybody wrote in it. */
export const GLANCE = [
  'phase',
  'openedAt',
  'closedAt',
  'members',
  'here',
  'roles',
  'turns',
  'next',
  'call',
] as const satisfies readonly (keyof Meeting)[];
export type MeetingGlance = Pick<Meeting, (typeof GLANCE)[number]>;

/** What does not change while a meeting goes on. */
export interface MeetingFrame {
  n: number;
}
