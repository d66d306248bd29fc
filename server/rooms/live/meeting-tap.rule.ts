import type { Meeting, MeetingFrame, Next } from './meeting-shape.rule.ts';
import type { LineKind, MeetingRole, ReportState, Stage, Wanted } from './meeting-names.rule.ts';

/**
 * What somebody does in a meeting by one press. Each says of what it was pressed (`from`, `over`, `turn`), so that two
 * presses for one thing at the same moment do it once, and one that comes an hour late does no harm.
 */
export type Tap =
  | { kind: 'join' }
  | { kind: 'leave' }
  | { kind: 'confirm'; version: number }
  | { kind: 'check-in' }
  | { kind: 'role'; role: MeetingRole; person: string | null }
  | { kind: 'sign-up'; on: boolean }
  | { kind: 'pass'; on: boolean }
  | { kind: 'begin'; person: string }
  | { kind: 'stage'; turn: string; from: Stage }
  | { kind: 'more'; turn: string; from: Stage; minutes: number }
  | { kind: 'pause'; turn: string }
  | { kind: 'go-on'; turn: string }
  | { kind: 'name-process'; turn: string }
  | { kind: 'count'; turn: string; what: 'questions' | 'advice'; by: 1 | -1 }
  | { kind: 'speaks'; turn: string; person: string | null }
  | { kind: 'wanted'; turn: string; wanted: Wanted }
  | WriteTap
  | { kind: 'landed'; line: string; on: boolean }
  | { kind: 'drop'; line: string }
  | { kind: 'erase'; turn: string }
  | ActionTap
  | { kind: 'report'; action: string; state: ReportState; said: string }
  | { kind: 'to-review' }
  | { kind: 'said' }
  | ({ kind: 'next' } & Next)
  | { kind: 'close' }
  | { kind: 'call' }
  | { kind: 'answer-call' };

export interface WriteTap {
  kind: 'write';
  turn: string;
  line: string;
  what: LineKind;
  text: string;
  /** The revision that was written over; 0: a new line. */
  over: number;
  /** Kind of a question; null for other lines. */
  asks: string | null;
  /** Taken from the questions that are offered: asked once in a turn, by whomever, and counted with the same press. */
  borrowed?: true | undefined;
}

export interface ActionTap {
  kind: 'action';
  turn: string;
  action: string;
  text: string;
  first: string;
  planB: string;
  due: string;
  over: number;
}

export type TapKind = Tap['kind'];

/** A tap with who pressed it and when. */
export interface Pressed {
  id: string;
  by: string;
  /** Somebody who facilitates, and is no member. */
  facilitates: boolean;
  at: number;
  tap: Tap;
}

/** Why a tap does nothing. The page has a sentence for each. */
export type TapRefusal =
  | 'not-here'
  | 'not-yours'
  | 'closed'
  | 'self-managed'
  | 'facilitated'
  | 'other-rules'
  | 'rules-open'
  | 'rules-to-confirm'
  | 'roles-open'
  | 'holds-a-role'
  | 'too-few'
  | 'not-next'
  | 'turns-held'
  | 'turn-under-way'
  | 'no-turn'
  | 'action-missing'
  | 'due-too-late'
  | 'nothing-there'
  | 'next-missing'
  | 'host-missing'
  | 'too-much';

/** What a tap makes of a meeting: another one, the same where there is nothing to do, or why not. */
export type Handle<Kind extends TapKind> = (
  meeting: Meeting,
  pressed: Pressed & { tap: Extract<Tap, { kind: Kind }> },
  frame: MeetingFrame,
) => Meeting | TapRefusal;
