/** Who was there: what somebody says of themselves, what the trainer confirms, and what counts. */

/** What a trainer says of somebody. */
export type AttendanceMark = 'here' | 'late' | 'left-early' | 'excused' | 'absent' | 'made-up';

/**
 * The design minutes are credited, not measured ones (L1): who came late or left early was there. Whether it was too
 * little to count is the trainer's judgement, who then says `absent`. `made-up`: the alternative task is done (L3).
 */
const ATTENDED: readonly AttendanceMark[] = ['here', 'late', 'left-early', 'made-up'];
export const isAttended = (mark: AttendanceMark | null): boolean => mark !== null && ATTENDED.includes(mark);

const MINUTE = 60_000;
const OPENS_BEFORE = 15;
const CLOSES_AFTER = 30;
const LATE_AFTER = 10;
/** The pulse is a matter of the last minutes; whoever had to run has two days. */
const PULSE_BEFORE_END = 10;
const PULSE_AFTER_END = 48 * 60;

/** Every moment as ISO 8601: the same on both sides. */
interface Held {
  startsAt: string | null;
  endsAt: string | null;
}

export interface Window {
  from: string;
  until: string;
}

const away = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * MINUTE).toISOString();

/** When people check in by themselves; null while nobody knows when the session is. */
export const checkInWindow = ({ startsAt, endsAt }: Held): Window | null =>
  startsAt === null || endsAt === null
    ? null
    : { from: away(startsAt, -OPENS_BEFORE), until: away(endsAt, CLOSES_AFTER) };

/** When the pulse is asked. */
export const pulseWindow = ({ startsAt, endsAt }: Held): Window | null =>
  startsAt === null || endsAt === null
    ? null
    : { from: away(endsAt, -PULSE_BEFORE_END), until: away(endsAt, PULSE_AFTER_END) };

export const isWithin = (window: Window | null, now: string): boolean =>
  window !== null && window.from <= now && now <= window.until;

/** Whoever checks in after this comes late. */
export const lateAfter = ({ startsAt }: { startsAt: string }): string => away(startsAt, LATE_AFTER);

/** What somebody's attendance comes to. `checked-in`: they say so, and nobody has confirmed it yet. */
export type AttendanceState = AttendanceMark | 'checked-in' | 'told' | 'expected' | 'missed';

export function stateOf(
  { mark, checkedInAt, toldAt }: { mark: AttendanceMark | null; checkedInAt: unknown; toldAt: unknown },
  isOver: boolean,
): AttendanceState {
  if (mark !== null) return mark;
  if (checkedInAt !== null) return 'checked-in';
  if (toldAt !== null) return 'told';
  return isOver ? 'missed' : 'expected';
}
