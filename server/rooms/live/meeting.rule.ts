import * as closing from './meeting-closing.rule.ts';
import * as opening from './meeting-opening.rule.ts';
import * as record from './meeting-record.rule.ts';
import * as turning from './meeting-turn.rule.ts';
import type { Brought, Meeting, MeetingFrame, Moment } from './meeting-shape.rule.ts';
import type { Handle, Pressed, TapKind, TapRefusal } from './meeting-tap.rule.ts';
import { isSelfManaged } from './set-dates.rule.ts';

/**
 * A meeting as a document and what each tap makes of it. The server runs this for what is true; a page runs it over what
 * the server has said, for what its own taps will make of it.
 */

const HANDLES: { readonly [Kind in TapKind]: Handle<Kind> } = {
  join: opening.join,
  leave: opening.leave,
  confirm: opening.confirm,
  'check-in': opening.checkIn,
  role: opening.role,
  'sign-up': opening.signUp,
  pass: opening.pass,
  report: opening.report,
  begin: turning.begin,
  stage: turning.stage,
  more: turning.more,
  pause: turning.pause,
  'go-on': turning.goOn,
  'name-process': turning.nameProcess,
  count: turning.count,
  speaks: turning.speaks,
  wanted: turning.wanted,
  write: record.write,
  landed: record.landed,
  drop: record.drop,
  erase: record.erase,
  action: record.action,
  'to-review': closing.toReview,
  said: closing.said,
  next: closing.next,
  close: closing.close,
  call: closing.call,
  'answer-call': closing.answerCall,
};

/** What somebody who facilitates may press: the process, never the record and nobody's own word. */
const PROCESS: ReadonlySet<TapKind> = new Set<TapKind>([
  'role',
  'begin',
  'stage',
  'more',
  'pause',
  'go-on',
  'name-process',
  'to-review',
  'next',
  'close',
]);
/** A record is its presenter's until the next meeting, so these are open after the door is closed. */
const AFTERWARDS: ReadonlySet<TapKind> = new Set<TapKind>(['write', 'wanted', 'landed', 'drop', 'erase']);
const WITHOUT_BEING_HERE: ReadonlySet<TapKind> = new Set<TapKind>(['join', 'leave', 'erase']);

export function press(meeting: Meeting, pressed: Pressed, frame: MeetingFrame): Meeting | TapRefusal {
  const { kind } = pressed.tap;
  const why = pressed.facilitates
    ? whyNotForFacilitator(meeting, kind, frame)
    : whyNotForMember(meeting, kind, pressed.by);
  if (why) return why;
  return (HANDLES[kind] as Handle<TapKind>)(meeting, pressed as never, frame);
}

function whyNotForFacilitator(meeting: Meeting, kind: TapKind, { n }: MeetingFrame): TapRefusal | undefined {
  if (meeting.phase === 'closed') return 'closed';
  // S3: in the fifth the keys are the members', and a trainer comes when called.
  if (isSelfManaged(n)) return kind === 'answer-call' ? undefined : 'self-managed';
  return PROCESS.has(kind) ? undefined : 'not-yours';
}

function whyNotForMember(meeting: Meeting, kind: TapKind, by: string): TapRefusal | undefined {
  if (!meeting.members.includes(by) || kind === 'answer-call') return 'not-yours';
  if (meeting.phase === 'closed')
    return !AFTERWARDS.has(kind) || !opening.wasThere(meeting, by) ? 'closed' : undefined;
  if (!WITHOUT_BEING_HERE.has(kind) && !opening.isHere(meeting, by)) return 'not-here';
  return undefined;
}

/** What a meeting begins with: its set, and what earlier meetings left. */
export interface Start {
  at: Moment;
  /** By the clocks of the set. */
  day: string;
  members: readonly string[];
  nextDay: string | null;
  before: Meeting['before'];
  rules: { version: number; airtime: boolean };
  unsettled: readonly string[];
  brought: Readonly<Record<string, Brought>>;
  host: string | null;
}

export const opened = (start: Start): Meeting => ({
  phase: 'opening',
  openedAt: start.at,
  openedOn: start.day,
  closedAt: null,
  members: start.members,
  nextDay: start.nextDay,
  before: start.before,
  rules: { ...start.rules, confirmed: {} },
  unsettled: start.unsettled,
  here: {},
  checkedIn: {},
  roles: start.host === null ? {} : { opener: start.host },
  signedUp: {},
  passed: {},
  current: null,
  clock: null,
  turns: {},
  lines: {},
  actions: {},
  brought: start.brought,
  reports: {},
  air: { spoken: {}, speaking: null },
  process: null,
  said: {},
  next: null,
  call: null,
});

/** The set was changed while it met: who is in it, its rules, who has agreed to them, when it meets again. */
export function settled(
  meeting: Meeting,
  set: Pick<Start, 'members' | 'rules' | 'unsettled' | 'nextDay'>,
): Meeting {
  if (meeting.phase === 'closed') return meeting;
  const { rules, ...others } = set;
  const same = meeting.rules.version === rules.version;
  // Other rules are confirmed anew.
  return { ...meeting, ...others, rules: { ...rules, confirmed: same ? meeting.rules.confirmed : {} } };
}
