import type { Meeting } from './meeting-shape.rule.ts';

/**
 * A meeting without somebody who is forgotten: afterwards nothing of it leads to them. Their turns go with all that was
 * written in them; that a turn was held there goes too, because whose it was would be known by who is left.
 */
export function withoutPerson(meeting: Meeting, person: string): Meeting {
  const without = <T>(all: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(all).filter(([key]) => key !== person));
  const where = <T>(all: Readonly<Record<string, T>>, keep: (one: T) => boolean): Record<string, T> =>
    Object.fromEntries(Object.entries(all).filter(([, one]) => keep(one)));
  const others = (all: readonly string[]) => all.filter((one) => one !== person);
  const turns = where(meeting.turns, (turn) => turn.person !== person);
  const held = (turn: string) => turns[turn] !== undefined;
  const brought = where(meeting.brought, ({ owner }) => owner !== person);
  const ended = meeting.current !== null && !held(meeting.current);
  return {
    ...meeting,
    ...(ended ? { phase: 'between', current: null, clock: null, process: null } : {}),
    members: others(meeting.members),
    unsettled: others(meeting.unsettled),
    before: without(meeting.before),
    rules: { ...meeting.rules, confirmed: without(meeting.rules.confirmed) },
    here: without(meeting.here),
    checkedIn: without(meeting.checkedIn),
    signedUp: without(meeting.signedUp),
    passed: without(meeting.passed),
    said: without(meeting.said),
    roles: where(meeting.roles as Record<string, string | null>, (one) => one !== person),
    turns,
    lines: where(meeting.lines, ({ turn }) => held(turn)),
    actions: where(meeting.actions, ({ turn, owner }) => held(turn) && owner !== person),
    brought,
    reports: Object.fromEntries(Object.entries(meeting.reports).filter(([id]) => brought[id] !== undefined)),
    air: {
      spoken: without(meeting.air.spoken),
      speaking: meeting.air.speaking?.person === person ? null : meeting.air.speaking,
    },
    next: meeting.next?.host === person ? { ...meeting.next, host: null } : meeting.next,
    call: meeting.call?.by === person ? null : meeting.call,
  };
}
