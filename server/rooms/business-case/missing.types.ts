/** Something that a case lacks, and where it is mended. The code says it; words are the client's. */
export interface Missing {
  code: MissingCode;
  section: string;
  table?: string;
  /** Key of the row, and of the column in it. */
  row?: string;
  column?: string;
  /** Whether the case cannot be handed in like this. What does not stop is said all the same. */
  stops: boolean;
  /** What the sentence names: how the row calls itself, a number that was not reached. */
  data?: Readonly<Record<string, string | number>>;
}

export type MissingCode =
  | 'empty'
  | 'too-few-criteria'
  | 'only-reaction'
  | 'baseline'
  | 'find-by'
  | 'percentage-of-few'
  | 'no-evaluation'
  | 'no-currency'
  | 'no-staff-time'
  | 'no-cash'
  | 'no-source'
  | 'not-counted'
  | 'start-after-end'
  | 'decision-before-try-out'
  | 'reviews-out-of-order'
  | 'review-moved'
  | 'loop';
