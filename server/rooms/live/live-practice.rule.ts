/** Practice with others, live: a session, a meeting of one's set, or a triad. Without it skill and nerve fade (S3.12). */

const WEEK_MS = 7 * 86_400_000;
/** Sessions are a fortnight apart: after this somebody has missed two of them. */
const NUDGE_WEEKS = 4;

export interface Practice {
  /** When somebody was last there; null: never. */
  lastAt: Date | null;
  /** Whole weeks since then, or since the run began. */
  weeks: number;
  nudge: boolean;
}

/**
 * `held`: when there was something to come to. Nobody is reminded of weeks in which there was nothing, nor of a run that
 * has not begun.
 */
export function practiceOf(
  there: readonly Date[],
  { held, begins, now }: { held: readonly Date[]; begins: Date | null; now: Date },
): Practice {
  const lastAt = there.reduce<Date | null>((last, at) => (last === null || at > last ? at : last), null);
  const since = lastAt ?? begins;
  if (since === null || since > now) return { lastAt, weeks: 0, nudge: false };
  const weeks = Math.floor((now.getTime() - since.getTime()) / WEEK_MS);
  return { lastAt, weeks, nudge: weeks >= NUDGE_WEEKS && held.some((at) => at > since && at <= now) };
}
