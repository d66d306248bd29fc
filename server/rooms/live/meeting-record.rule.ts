import { addDays } from '../../core/days.rule.ts';
import type { Action, Line, Meeting, Turn } from './meeting-shape.rule.ts';
import type { ActionTap, Handle } from './meeting-tap.rule.ts';
import { counted } from './meeting-turn.rule.ts';
import { APART_DAYS } from './set-dates.rule.ts';

/**
 * What is written of a turn. Everybody who is here may write; the record is the presenter's, who alone takes things out.
 * Nobody writes over anybody: of two changes to one line the second stands beside the first.
 */

const MOST_LINES = 300;
const MOST_ACTIONS = 20;

/** The turn a line or an action belongs to, where something may still be written. */
function openTurn(meeting: Meeting, turn: string, by: string): Turn | 'nothing-there' | 'closed' {
  const found = meeting.turns[turn];
  if (!found || found.erased) return 'nothing-there';
  return meeting.phase === 'closed' && found.person !== by ? 'closed' : found;
}

export const write: Handle<'write'> = (meeting, { id, by, at, tap }) => {
  const turn = openTurn(meeting, tap.turn, by);
  if (typeof turn === 'string') return turn;
  const { line: name, what, text, asks, over } = tap;
  const fresh: Line = { turn: turn.id, kind: what, text, revision: 1, at, ...(asks ? { asks } : {}) };
  const stands = meeting.lines[name];
  if (!stands) return tap.borrowed ? asked(meeting, name, fresh) : withLine(meeting, name, fresh);
  if (stands.turn !== turn.id) return 'nothing-there';
  if (stands.text === text && !stands.gone) return meeting;
  if (stands.gone || stands.revision !== over) return withLine(meeting, id, { ...fresh, beside: name });
  const changed = { ...stands, text, revision: stands.revision + 1, ...(asks ? { asks } : {}) };
  return withLine(meeting, name, changed);
};

/** Two who borrow one question at the same moment ask it once. */
function asked(meeting: Meeting, id: string, question: Line): Meeting | 'too-much' {
  const { turn, kind, text } = question;
  const isSame = (one: Line) => one.turn === turn && one.kind === kind && one.text === text && !one.gone;
  if (Object.values(meeting.lines).some(isSame)) return meeting;
  const after = withLine(meeting, id, question);
  return typeof after === 'string' ? after : counted(after, turn);
}

function withLine(meeting: Meeting, id: string, line: Line): Meeting | 'too-much' {
  if (!meeting.lines[id] && Object.keys(meeting.lines).length >= MOST_LINES) return 'too-much';
  return { ...meeting, lines: { ...meeting.lines, [id]: line } };
}

/** Whether a question did something is for the presenter to say. */
export const landed: Handle<'landed'> = (meeting, { by, tap }) => {
  const line = meeting.lines[tap.line];
  if (!line || line.gone) return 'nothing-there';
  if (meeting.turns[line.turn]?.person !== by) return 'not-yours';
  return { ...meeting, lines: { ...meeting.lines, [tap.line]: { ...line, landed: tap.on } } };
};

export const drop: Handle<'drop'> = (meeting, { by, tap }) => {
  const line = meeting.lines[tap.line];
  const action = meeting.actions[tap.line];
  const turn = meeting.turns[line?.turn ?? action?.turn ?? ''];
  if (!turn) return 'nothing-there';
  if (turn.person !== by) return 'not-yours';
  if (line) return { ...meeting, lines: { ...meeting.lines, [tap.line]: emptied(line) } };
  // What was agreed stays agreed once the turn is over.
  if (!action || meeting.current !== turn.id) return 'nothing-there';
  return { ...meeting, actions: { ...meeting.actions, [tap.line]: { ...action, gone: true } } };
};

const emptied = (line: Line): Line => ({
  turn: line.turn,
  kind: line.kind,
  text: '',
  revision: line.revision + 1,
  at: line.at,
  gone: true,
});

/** Everything but the actions. */
export const erase: Handle<'erase'> = (meeting, { by, tap }) => {
  const turn = meeting.turns[tap.turn];
  if (!turn) return 'nothing-there';
  if (turn.person !== by) return 'not-yours';
  return turn.erased ? meeting : withoutRecord(meeting, turn);
};

export const withoutRecord = (meeting: Meeting, turn: Turn): Meeting => ({
  ...meeting,
  turns: { ...meeting.turns, [turn.id]: { ...turn, erased: true, wanted: null } },
  lines: Object.fromEntries(
    Object.entries(meeting.lines).map(([id, line]) => [id, line.turn === turn.id ? emptied(line) : line]),
  ),
});

/**
 * The last day for an action: that of the next meeting, or a fortnight after this one was opened where none is fixed (S7). By
 * what the meeting says alone, so that a page whose clock is off offers the day that is taken.
 */
export const lastDayOf = ({
  nextDay,
  openedAt,
  openedOn = new Date(openedAt).toISOString().slice(0, 10),
}: Pick<Meeting, 'nextDay' | 'openedAt' | 'openedOn'>): string => nextDay ?? addDays(openedOn, APART_DAYS);

/** Of the presenter's. */
export const action: Handle<'action'> = (meeting, { id, by, at, tap }) => {
  const turn = openTurn(meeting, tap.turn, by);
  if (typeof turn === 'string') return turn;
  if (turn.endedAt !== null && turn.person !== by) return 'not-yours';
  if (tap.due > lastDayOf(meeting)) return 'due-too-late';
  const stands = meeting.actions[tap.action];
  if (!stands) return withAction(meeting, tap.action, agreed(tap, turn, at));
  if (isSame(stands, tap)) return meeting;
  if (stands.turn !== turn.id) return 'nothing-there';
  if (stands.gone || stands.revision !== tap.over) return withAction(meeting, id, agreed(tap, turn, at));
  const changed = { ...agreed(tap, turn, stands.at), revision: stands.revision + 1 };
  return withAction(meeting, tap.action, changed);
};

const agreed = ({ text, first, planB, due }: ActionTap, turn: Turn, at: number): Action => ({
  turn: turn.id,
  owner: turn.person,
  text,
  first,
  planB,
  due,
  revision: 1,
  at,
});

const isSame = (stands: Action, tap: ActionTap): boolean =>
  !stands.gone && (['text', 'first', 'planB', 'due'] as const).every((field) => stands[field] === tap[field]);

function withAction(meeting: Meeting, id: string, one: Action): Meeting | 'too-much' {
  if (!meeting.actions[id] && Object.keys(meeting.actions).length >= MOST_ACTIONS) return 'too-much';
  return { ...meeting, actions: { ...meeting.actions, [id]: one } };
}
