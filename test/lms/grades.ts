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

/** What a teacher's hand leaves visible: an override hides whatever the tool sends later. */
export function visibleScore(row: Grade): number | null {
  return row.overridden ?? row.score;
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
