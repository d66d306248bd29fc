/**
 * Who else has the pen of a section. A case has one author, who may have it open on a phone and a laptop: a pen is a
 * browser of theirs, by an id that it made up for itself.
 */
export interface PenMark {
  pen: string;
  /** ISO 8601, by the server's clock. */
  at: string;
}

/** Who wrote longer ago has put the pen down. */
export const RECENT_MS = 5 * 60_000;

/** Each pen of the last minutes once, with the time it wrote last; both in the order in which they wrote. */
export function recentPens(marks: readonly { pen: string; at: Date }[], now: Date): PenMark[] {
  const newest = new Map<string, Date>();
  for (const { pen, at } of marks) {
    newest.delete(pen);
    if (now.getTime() - at.getTime() < RECENT_MS) newest.set(pen, at);
  }
  return [...newest].map(([pen, at]) => ({ pen, at: at.toISOString() }));
}

/** When another than this one wrote last. Undefined: nobody else has. */
export const lastOther = (marks: readonly PenMark[], own: string): string | undefined =>
  marks
    .filter(({ pen }) => pen !== own)
    .map(({ at }) => at)
    .sort()
    .at(-1);

/** Whoever was told, and goes on, is told again when the other has written again. */
export const isNews = (other: string | undefined, told: string | undefined): other is string =>
  other !== undefined && (told === undefined || other > told);
