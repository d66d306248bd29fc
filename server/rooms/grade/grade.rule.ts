/** What became of one try to send a score; made from the platform's answer by lti/grades.ts. */
export type Verdict =
  | { kind: 'sent' }
  /** The platform does not grade this person now: nothing is sent until it does. */
  | { kind: 'held' }
  /** Another process is making the line item, or it is a new one: no failure, and no try. */
  | { kind: 'busy'; afterSeconds: number }
  /** Not now: try again, with back-off or when the platform said so. */
  | { kind: 'again'; code: string; reason: string; afterSeconds?: number }
  /** The platform will say the same next time: wait for a person to mend it and press "send again". */
  | { kind: 'stopped'; code: string; reason: string; lineItemLocked?: boolean };

/** Why a score was stopped for want of a right or a key, in the ways in which platforms say so: all go out when it is back. */
export const STOPPED_FOR_A_RIGHT = ['unauthorised', 'scope-refused', 'token-refused'];

/** Back-off in seconds: 30 s, doubling to 4 h, with a fifth of jitter so that a whole cohort does not return at once. */
export function backOffSeconds(attempt: number, random: number): number {
  const base = Math.min(30 * 2 ** Math.max(0, attempt - 1), 4 * 3600);
  return Math.round(base * (0.9 + random * 0.2));
}

/** After this many tries (about three days of back-off) a score waits for a person. */
export const MAX_ATTEMPTS = 24;

/**
 * The timestamp of a score: whole seconds, and strictly later than the last one for this line item and person.
 * Moodle compares whole seconds and refuses an equal one.
 */
export function nextTimestamp(changedAt: Date, last: Date | null): Date {
  const second = Math.floor(changedAt.getTime() / 1000) * 1000;
  return new Date(last === null ? second : Math.max(second, last.getTime() + 1000));
}

/**
 * Whether a platform shows what we want it to show, both as shares of the maximum. It rounds to two decimals of its own
 * maximum or finer, so the measure is a ten-thousandth: a quarter of one minute of 2,400. What it
 * rounds away beyond that is sent once more, which harms nothing.
 */
export const showsTheSame = (shown: number, wanted: number): boolean => Math.abs(shown - wanted) < 0.0001;

/**
 * What a line item shows of a number that it took: the number, nothing (Moodle's type "text" answers 200 to all of
 * them), another one (typed over ours by hand), or what cannot be told. A locked one takes none.
 */
export type LineItemShows = 'score' | 'nothing' | 'another' | 'unknown' | 'locked';

/** Shows what was sent as far as anybody can tell. */
export const isTrusted = (shows: LineItemShows | null): boolean =>
  shows === null || shows === 'score' || shows === 'unknown';

const LOOK_AGAIN_MS = { trusted: 24 * 3_600_000, doubtful: 10 * 60_000 };

/** Whether a line item is to be looked at once more: a teacher may change its type or lock it at any time. */
export function isLookDue(shows: LineItemShows | null, lookedAt: Date | null, now: Date): boolean {
  // A locked line item that takes a score is locked no more.
  if (shows === null || shows === 'locked' || lookedAt === null) return true;
  return nextLook(shows, lookedAt) <= now;
}

/** Nobody has to deliver anything at this very time: what was delivered since the last look is looked at by itself. */
export function nextLook(shows: LineItemShows, lookedAt: Date): Date {
  const rest = isTrusted(shows) ? LOOK_AGAIN_MS.trusted : LOOK_AGAIN_MS.doubtful;
  return new Date(lookedAt.getTime() + rest);
}

/**
 * Progress words of AGS. A running total (guided minutes) is graded in full at every moment: nothing about it waits
 * for a grader. Anything but FullyGraded would also make Moodle and Canvas blank the number.
 * Work that was handed in and that a person has yet to judge says Submitted, PendingManual and carries no number.
 */
export function progressOf(score: { value: number; maximum: number; final: boolean }) {
  if (!score.final)
    return { activityProgress: 'Submitted' as const, gradingProgress: 'PendingManual' as const };
  return {
    activityProgress: score.value >= score.maximum ? ('Completed' as const) : ('InProgress' as const),
    gradingProgress: 'FullyGraded' as const,
  };
}
