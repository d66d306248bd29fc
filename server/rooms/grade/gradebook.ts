import type { Run, Work } from '../people/people.service.ts';
import type { LineItemShows, Verdict } from './grade.rule.ts';
import type { LineItemDefinition } from './line-item.vocabulary.ts';

/** A score as handed to the platform. */
export interface OutgoingScore {
  sub: string;
  timestamp: Date;
  value: number;
  maximum: number;
  comment: string | null;
  /** False when the platform has taken this comment before: Canvas adds one to its list with every score. */
  commentIsNew: boolean;
  /** Null: there is nothing that one hands in. */
  submittedAt: Date | null;
  /** Whose work stands behind it, and what; null: none that could be opened. */
  work: Work | null;
  /** The number that stands there is taken back. */
  withdrawn: boolean;
  activityProgress: 'InProgress' | 'Submitted' | 'Completed';
  gradingProgress: 'FullyGraded' | 'PendingManual';
}

/** A line item as the platform describes it. */
export interface LineItem {
  /** Opaque, with its query. */
  url: string;
  label: string;
}

/** The way to a platform's gradebook. Rejects with ServiceError or GradebookError. */
export interface Gradebook {
  /**
   * Finds the line item by our tag or creates it. `own` is the line item of a link that stands for this number: taken
   * when it is tagged as ours, or not tagged at all.
   */
  lineItem(run: Run, definition: LineItemDefinition, own: string | undefined): Promise<LineItem>;
  post(
    run: Run,
    lineItem: string,
    score: OutgoingScore,
  ): Promise<Verdict | { kind: 'gone' } | { kind: 'stale' }>;
  /**
   * Share of the maximum that the platform shows for a person, 0 to 1; undefined when it shows none, `unreadable` when
   * it does not let results be read.
   */
  result(run: Run, lineItem: string, sub: string): Promise<number | 'unreadable' | undefined>;
  /** What the line item shows of a score that it has just taken. */
  shown(run: Run, lineItem: string, score: OutgoingScore): Promise<Exclude<LineItemShows, 'locked'>>;
}

/** A failure on the way to the gradebook; `code` is shown to the trainer in words, `message` as the platform's. */
export class GradebookError extends Error {
  override readonly name = 'GradebookError';
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
