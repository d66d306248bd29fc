import { inLine, type Candidate } from './meeting-order.rule.ts';
import type { Meeting, Moment } from './meeting-shape.rule.ts';
import type { Handle } from './meeting-tap.rule.ts';

/** How a meeting begins: who is here, the rules said again, a word each, who would like a turn, what became of actions. */

export const isHere = (meeting: Meeting, person: string): boolean =>
  meeting.here[person] !== undefined && meeting.here[person].leftAt === null;

export const peopleHere = (meeting: Meeting): string[] =>
  meeting.members.filter((person) => isHere(meeting, person));

/** Whoever was there at any moment reads what the meeting leaves behind. */
export const wasThere = (meeting: Meeting, person: string): boolean => meeting.here[person] !== undefined;

export const join: Handle<'join'> = (meeting, { by, at }) =>
  isHere(meeting, by)
    ? meeting
    : { ...meeting, here: { ...meeting.here, [by]: { at: meeting.here[by]?.at ?? at, leftAt: null } } };

export const leave: Handle<'leave'> = (meeting, { by, at }) => {
  const was = meeting.here[by];
  if (!was || was.leftAt !== null) return meeting;
  return { ...meeting, here: { ...meeting.here, [by]: { ...was, leftAt: at } } };
};

export const confirm: Handle<'confirm'> = (meeting, { by, at, tap }) => {
  const { rules } = meeting;
  if (tap.version !== rules.version) return 'other-rules';
  if (rules.confirmed[by] !== undefined) return meeting;
  return { ...meeting, rules: { ...rules, confirmed: { ...rules.confirmed, [by]: at } } };
};

export const checkIn: Handle<'check-in'> = (meeting, { by, at }) =>
  meeting.checkedIn[by] === undefined
    ? { ...meeting, checkedIn: { ...meeting.checkedIn, [by]: at } }
    : meeting;

export const role: Handle<'role'> = (meeting, { tap }) => {
  const { role: name, person } = tap;
  if (person !== null && !meeting.members.includes(person)) return 'nothing-there';
  return (meeting.roles[name] ?? null) === person
    ? meeting
    : { ...meeting, roles: { ...meeting.roles, [name]: person } };
};

export const signUp: Handle<'sign-up'> = (meeting, { by, at, tap }) => {
  const stands = (meeting.signedUp[by] ?? null) !== null;
  if (stands === tap.on) return meeting;
  const signedUp = { ...meeting.signedUp, [by]: tap.on ? at : null };
  // Whoever asks for a turn does not pass any more.
  const passed = tap.on ? { ...meeting.passed, [by]: false } : meeting.passed;
  return { ...meeting, signedUp, passed };
};

export const pass: Handle<'pass'> = (meeting, { by, tap }) =>
  (meeting.passed[by] ?? false) === tap.on
    ? meeting
    : { ...meeting, passed: { ...meeting.passed, [by]: tap.on } };

export const report: Handle<'report'> = (meeting, { by, at, tap }) => {
  const brought = meeting.brought[tap.action];
  if (!brought) return 'nothing-there';
  if (brought.owner !== by) return 'not-yours';
  const { state, said } = tap;
  return { ...meeting, reports: { ...meeting.reports, [tap.action]: { state, said, at } } };
};

/** Those who are here in the order in which turns go to them, whoever passes left out (S5). */
export const lineOf = (meeting: Meeting): Candidate[] => inLine(candidates(meeting));

function candidates(meeting: Meeting): Candidate[] {
  const held = Object.values(meeting.turns).filter(({ endedAt }) => endedAt !== null);
  return peopleHere(meeting).map((person) => {
    const own = held.filter((turn) => turn.person === person);
    const before = meeting.before[person];
    const ends: Moment[] = [...own.map(({ endedAt }) => endedAt ?? 0), ...(before ? [before.lastAt] : [])];
    return {
      person,
      turns: (before?.turns ?? 0) + own.length,
      lastAt: ends.length > 0 ? Math.max(...ends) : null,
      signedUpAt: meeting.signedUp[person] ?? null,
      passed: meeting.passed[person] ?? false,
    };
  });
}
