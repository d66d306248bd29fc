import { goneOn, paused, stageAfter, startedClock } from './meeting-clock.rule.ts';
import { isHere, lineOf, peopleHere } from './meeting-opening.rule.ts';
import type { Meeting, MeetingFrame, Turn } from './meeting-shape.rule.ts';
import type { Handle, TapRefusal } from './meeting-tap.rule.ts';
import { isSelfManaged } from './set-dates.rule.ts';

/** A turn: who takes it, its stages, its clock, what is counted in it. */

const TURNS_HELD = 2;
/** Three hold one turn of 45 minutes; two move the meeting. */
const FEWEST_HERE = 3;
const FOR_TWO_TURNS = 4;
/** Nobody leads the fifth meeting, so these are somebody's (S3). */
const KEPT_ROLES = ['opener', 'timekeeper', 'watcher'] as const;

/** Why no turn can begin now, or not this person's. Undefined: it can. */
export function whyNotBegin(meeting: Meeting, person: string, { n }: MeetingFrame): TapRefusal | undefined {
  const here = peopleHere(meeting);
  if (meeting.phase === 'turn') return 'turn-under-way';
  if (meeting.phase === 'review') return 'turns-held';
  if (here.length < FEWEST_HERE) return 'too-few';
  // S6: all of the set before its first turn, and everybody who is here at every start.
  if (openRules(meeting).length > 0) return 'rules-open';
  if (here.some((one) => meeting.rules.confirmed[one] === undefined)) return 'rules-to-confirm';
  if (isSelfManaged(n)) {
    const holders = KEPT_ROLES.map((name) => meeting.roles[name] ?? '');
    if (holders.some((one) => !isHere(meeting, one))) return 'roles-open';
    if (holders.includes(person)) return 'holds-a-role';
  }
  const most = here.length < FOR_TWO_TURNS ? 1 : TURNS_HELD;
  if (Object.keys(meeting.turns).length >= most) return 'turns-held';
  return lineOf(meeting)[0]?.person === person ? undefined : 'not-next';
}

/** Who has never agreed to the rules as they stand, and has not confirmed them here either. */
export const openRules = (meeting: Meeting): string[] =>
  meeting.unsettled.filter(
    (one) => meeting.members.includes(one) && meeting.rules.confirmed[one] === undefined,
  );

const QUIET: Meeting['air'] = { spoken: {}, speaking: null };

export const begin: Handle<'begin'> = (meeting, { id, at, tap }, frame) => {
  const { person } = tap;
  const why = whyNotBegin(meeting, person, frame);
  // Two who press at once begin one turn.
  if (why === 'turn-under-way' && currentTurn(meeting)?.person === person) return meeting;
  if (why) return why;
  const long = peopleHere(meeting).length < FOR_TWO_TURNS;
  const fresh = { wanted: null, questions: 0, advice: 0, erased: false };
  const turn: Turn = { id, person, begunAt: at, endedAt: null, long, ...fresh };
  return {
    ...meeting,
    phase: 'turn',
    current: id,
    turns: { ...meeting.turns, [id]: turn },
    clock: startedClock('present', at),
    air: QUIET,
    process: null,
  };
};

export const currentTurn = (meeting: Meeting): Turn | undefined =>
  meeting.current === null ? undefined : meeting.turns[meeting.current];

/** What concerns a turn that is over comes too late, and does no harm. */
const isOver = (meeting: Meeting, turn: string): boolean => meeting.current !== turn || !meeting.clock;

export const stage: Handle<'stage'> = (meeting, { at, tap }) => {
  const { clock } = meeting;
  if (isOver(meeting, tap.turn) || clock?.stage !== tap.from) return meeting;
  const next = stageAfter(clock.stage);
  if (next) return { ...stopSpeaking(meeting, at), clock: startedClock(next, at), process: null };
  const turn = meeting.turns[tap.turn] as Turn;
  const isTheirs = Object.values(meeting.actions).some(
    (action) => action.turn === turn.id && action.owner === turn.person && !action.gone,
  );
  // S7. Nobody reads afterwards how long anybody has spoken.
  if (!isTheirs) return 'action-missing';
  const turns = { ...meeting.turns, [turn.id]: { ...turn, endedAt: at } };
  return { ...meeting, phase: 'between', current: null, clock: null, turns, air: QUIET, process: null };
};

const MOST_MORE = 30;

export const more: Handle<'more'> = (meeting, { tap }) => {
  const { clock } = meeting;
  if (isOver(meeting, tap.turn) || clock?.stage !== tap.from) return meeting;
  if (clock.more + tap.minutes > MOST_MORE) return 'too-much';
  return { ...meeting, clock: { ...clock, more: clock.more + tap.minutes } };
};

export const pause: Handle<'pause'> = (meeting, { at, tap }) => {
  if (isOver(meeting, tap.turn) || !meeting.clock || meeting.clock.pausedAt !== null) return meeting;
  return { ...stopSpeaking(meeting, at), clock: paused(meeting.clock, at) };
};

export const goOn: Handle<'go-on'> = (meeting, { at, tap }) => {
  if (isOver(meeting, tap.turn) || !meeting.clock || meeting.clock.pausedAt === null) return meeting;
  return { ...meeting, clock: goneOn(meeting.clock, at), process: null };
};

/** The clock stands still while the set looks at how it works (S8). */
export const nameProcess: Handle<'name-process'> = (meeting, { at, tap }) => {
  if (isOver(meeting, tap.turn) || !meeting.clock || meeting.process) return meeting;
  return { ...stopSpeaking(meeting, at), clock: paused(meeting.clock, at), process: { at } };
};

const MOST_COUNTED = 500;

export const count: Handle<'count'> = (meeting, { tap }) => counted(meeting, tap.turn, tap.what, tap.by);

export function counted(
  meeting: Meeting,
  id: string,
  what: 'questions' | 'advice' = 'questions',
  by = 1,
): Meeting {
  const turn = meeting.turns[id];
  if (!turn || isOver(meeting, id)) return meeting;
  const sum = Math.min(MOST_COUNTED, Math.max(0, turn[what] + by));
  return { ...meeting, turns: { ...meeting.turns, [id]: { ...turn, [what]: sum } } };
}

export const wanted: Handle<'wanted'> = (meeting, { by, tap }) => {
  const turn = meeting.turns[tap.turn];
  if (!turn || turn.erased) return 'nothing-there';
  if (meeting.phase === 'closed' && turn.person !== by) return 'closed';
  return { ...meeting, turns: { ...meeting.turns, [turn.id]: { ...turn, wanted: tap.wanted } } };
};

export const speaks: Handle<'speaks'> = (meeting, { at, tap }) => {
  if (isOver(meeting, tap.turn) || !meeting.rules.airtime) return meeting;
  const { person } = tap;
  if (person !== null && !isHere(meeting, person)) return 'nothing-there';
  if ((meeting.air.speaking?.person ?? null) === person) return meeting;
  const { air } = stopSpeaking(meeting, at);
  return { ...meeting, air: { ...air, speaking: person === null ? null : { person, at } } };
};

function stopSpeaking(meeting: Meeting, at: number): Meeting {
  const { speaking, spoken } = meeting.air;
  if (!speaking) return meeting;
  const { person } = speaking;
  const ms = (spoken[person] ?? 0) + Math.max(0, at - speaking.at);
  return { ...meeting, air: { spoken: { ...spoken, [person]: ms }, speaking: null } };
}

const FEWEST_QUESTIONS = 5;

/** S8: more advice than questions, or few questions by the time actions are formed: a word about how the set works. */
export function wantsPause(meeting: Meeting): 'few-questions' | 'more-advice' | undefined {
  const turn = currentTurn(meeting);
  if (!turn || !meeting.clock) return undefined;
  if (turn.advice > turn.questions) return 'more-advice';
  const isLate = meeting.clock.stage === 'actions' || meeting.clock.stage === 'process';
  return isLate && turn.questions < FEWEST_QUESTIONS ? 'few-questions' : undefined;
}
