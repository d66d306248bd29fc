import type { AttendanceMark } from './attendance.rule.ts';
import type { Meeting, Turn } from './meeting-shape.rule.ts';

/** Whoever joins within these minutes of a turn's beginning has had the turn. */
const IN_TIME_MS = 10 * 60_000;
/** A meeting that nobody has closed is over by then. */
const OVER_AFTER_MS = 12 * 3_600_000;

/** When a meeting that was opened at this moment is over, whatever its members press. */
export const overAt = ({ openedAt, closedAt }: Pick<Meeting, 'openedAt' | 'closedAt'>): Date =>
  new Date(closedAt ?? openedAt + OVER_AFTER_MS);

/** Turns that were held to their end: what a meeting leaves a record of. */
export const turnsHeld = ({ turns }: Pick<Meeting, 'turns'>): Turn[] =>
  Object.values(turns)
    .filter(({ endedAt }) => endedAt !== null)
    .toSorted((one, other) => one.begunAt - other.begunAt);

/**
 * What somebody's being there comes to for the course: they were here for a whole turn, so there is a record that they were
 * part of. Null: they were not, and whether it counts is for the trainer to say.
 */
export function attendedAs(meeting: Pick<Meeting, 'turns' | 'here'>, person: string): AttendanceMark | null {
  const there = meeting.here[person];
  if (!there) return null;
  const inTime = ({ begunAt }: Turn) => there.at <= begunAt + IN_TIME_MS;
  const toTheEnd = ({ endedAt }: Turn) => there.leftAt === null || there.leftAt >= (endedAt ?? 0);
  const held = turnsHeld(meeting);
  const [first, last] = [held[0], held.at(-1)];
  if (!first || !last || !held.some((turn) => inTime(turn) && toTheEnd(turn))) return null;
  if (!inTime(first)) return 'late';
  return toTheEnd(last) ? 'here' : 'left-early';
}
