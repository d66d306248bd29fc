/** When forms around a meeting are due (S9). A nudge: what comes later is taken, and said to be late. */

const HOUR = 3_600_000;
const EVALUATION_MS = 48 * HOUR;
const NOTES_MS = 5 * 24 * HOUR;

const later = (at: Date | null, ms: number): Date | null => at && new Date(at.getTime() + ms);

export const evaluationDue = (endedAt: Date | null): Date | null => later(endedAt, EVALUATION_MS);
export const notesDue = (endedAt: Date | null): Date | null => later(endedAt, NOTES_MS);

export const isLate = (at: Date, due: Date | null): boolean => due !== null && at > due;

/** The subject of a form about a meeting. */
export const subjectOf = ({ set, n }: { set: string; n: number }): string => `${set}-${n}`;

/** Undefined: no meeting can be called so. */
export function meetingOf(subject: string): { set: string; n: number } | undefined {
  const [, set, n] = /^(.+)-([1-9]\d?)$/.exec(subject) ?? [];
  return set === undefined ? undefined : { set, n: Number(n) };
}
