import type { Grade, LineItemRow, Person } from './model.ts';

export interface ScoreBody {
  userId?: unknown;
  timestamp?: unknown;
  activityProgress?: unknown;
  gradingProgress?: unknown;
  scoreGiven?: unknown;
  scoreMaximum?: unknown;
  comment?: unknown;
  [extra: string]: unknown;
}

/** 404 about a person, not about a column: one status with two meanings. */
export const UNKNOWN_PERSON = 'User not found in course';

/** The row of one person in one column, made when it is first asked for. */
export function gradeRow(item: LineItemRow, person: Person): Grade {
  const row = (item.grades[person.key] ??= {
    score: null,
    maximum: item.scoreMaximum,
    comment: '',
    comments: [],
    timestamp: null,
    activityProgress: '',
    gradingProgress: '',
    receivedAt: '',
    accepted: 0,
    attempts: 0,
    submittedAt: null,
    overridden: null,
    submission: null,
  });
  return row;
}

export function notePosted(row: Grade, score: ScoreBody): void {
  row.activityProgress = String(score.activityProgress);
  row.gradingProgress = String(score.gradingProgress);
  row.receivedAt = new Date().toISOString();
  row.accepted += 1;
}

/**
 * What the gradebook shows: a teacher's hand hides whatever the tool sends later, and a column of text has no grade,
 * though the score that was sent is stored.
 */
export function visibleScore(item: LineItemRow, row: Grade): number | null {
  return item.gradeType === 'text' ? null : (row.overridden ?? row.score);
}

export const numeric = (value: unknown): boolean =>
  typeof value === 'number'
    ? Number.isFinite(value)
    : typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value.trim());

/** Line items filtered as both platforms do: absent filters match all. */
export function filterItems(
  items: readonly LineItemRow[],
  query: Record<string, string | undefined>,
  linkIdOf: (item: LineItemRow) => string | undefined,
): LineItemRow[] {
  return items.filter(
    (item) =>
      (query['resource_id'] === undefined || item.resourceId === query['resource_id']) &&
      (query['tag'] === undefined || item.tag === query['tag']) &&
      (query['resource_link_id'] === undefined || linkIdOf(item) === query['resource_link_id']),
  );
}
