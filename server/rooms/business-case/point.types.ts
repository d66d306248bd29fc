/** A point that somebody made about a version, which its author answers when the next one is handed in (B9). */

/** Who made it: a trainer in a released review, or somebody who decides, by their link. */
export const POINT_FROM = ['trainer', 'leader'] as const;
export type PointFrom = (typeof POINT_FROM)[number];

/** Changed, kept as it was, or tried out first. */
export const POINT_DONE = ['changed', 'kept', 'tested'] as const;
export type PointDone = (typeof POINT_DONE)[number];

export interface PointAnswer {
  done: PointDone | null;
  reason: string;
}

export interface MadePoint {
  /** Its name where it comes from: the same one received again is the same point. */
  key: string;
  /** Null: about the whole case. */
  section: string | null;
  kind: 'question' | 'suggestion';
  text: string;
  /** Words that may be taken in place of the quoted ones. */
  wording: string | null;
  quote: string | null;
}

export interface Point extends MadePoint {
  id: string;
  /** Which review, which link: taken back together. */
  source: string;
  from: PointFrom;
  /** Number of the version that it is about. */
  version: number;
  at: Date;
  /** What it came from was taken back. */
  hidden: boolean;
  answer: PointAnswer;
  revision: number;
  savedAt: Date | null;
  /** Number of the version that it was answered with; null: it waits, or its answer is not handed in yet. */
  answeredIn: number | null;
}

/** A row of the change log that went with a version. */
export interface ChangeRow extends PointAnswer {
  point: string;
  from: PointFrom;
  /** Of the version that the point is about. */
  version: number;
  section: string | null;
  /** What was said; null to whoever it was not said to. */
  text: string | null;
}
