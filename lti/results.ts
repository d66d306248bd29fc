import type { Platform, Score } from './lti.types.ts';
import { Pages } from './pages.ts';
import type { PlatformCall } from './platform-call.ts';
import { grantedAgsScopes, MEDIA, SCOPE } from './scopes.ts';
import { ServiceError } from './service-error.ts';

/** A result as read back. Moodle leaves `resultScore` out for a grade of 0: absent does not mean ungraded. */
export interface Result {
  resultScore?: number;
  resultMaximum?: number;
  comment?: string;
}

/**
 * What a line item shows of a score that was delivered: the score, nothing (Moodle's line items of type "text" take
 * every score with 200), another value (a teacher's hand, or arithmetic of the line item's own), or what cannot be
 * told.
 */
export type LineItemShows = 'score' | 'nothing' | 'another' | 'unknown';

interface GrantedLineItem {
  url: string;
  granted: readonly string[];
}

/** With a filter by person one page is the rule; platforms that ignore the filter page through a course. */
const MAX_PAGES = 50;
/** Gradebooks round: what differs by less than a hundredth of a point is the same. */
const ROUNDING = 0.01;

/** The person's result in the line item; undefined when there is none. Rejects with ServiceError. */
export async function readResult(
  deps: { call: PlatformCall; now: () => Date },
  platform: Platform,
  lineItem: GrantedLineItem,
  userId: string,
): Promise<Result | undefined> {
  if (!lineItem.granted.includes(SCOPE.result))
    throw new ServiceError('scope-refused', 'result scope not granted');
  const url = new URL(below(lineItem.url, 'results'));
  url.searchParams.set('user_id', userId);
  // Never with `limit`: Moodle 4.5 ends in a PHP fatal then.
  const request = { url: url.href, scopes: grantedAgsScopes(lineItem.granted), accept: MEDIA.results };
  for await (const { body } of new Pages(deps).read(platform, { ...request, maxPages: MAX_PAGES })) {
    if (!Array.isArray(body)) throw new ServiceError('answer-malformed', 'results are not a list');
    // Moodle takes user_id as a number and answers for everybody when it is none.
    const rows = body as (Record<string, unknown> | null)[];
    const row = rows.find((one) => String(one?.['userId']) === userId);
    if (row) return resultOf(row);
  }
  return undefined;
}

function resultOf(row: Record<string, unknown>): Result {
  const { resultScore, resultMaximum, comment } = row;
  return {
    ...(typeof resultScore === 'number' ? { resultScore } : {}),
    ...(typeof resultMaximum === 'number' ? { resultMaximum } : {}),
    ...(typeof comment === 'string' ? { comment } : {}),
  };
}

/** Reads back what was delivered and compares. Rejects with ServiceError when the platform does not answer. */
export async function shownInLineItem(
  deps: { call: PlatformCall; now: () => Date },
  platform: Platform,
  lineItem: GrantedLineItem,
  delivered: Score,
): Promise<LineItemShows> {
  const { userId, scoreGiven, scoreMaximum } = delivered;
  if (!lineItem.granted.includes(SCOPE.result) || scoreGiven === undefined || !scoreMaximum) return 'unknown';
  const result = await readResult(deps, platform, lineItem, userId);
  // A nought is left out by Moodle, kept or not.
  if (result?.resultScore === undefined) return scoreGiven > 0 ? 'nothing' : 'unknown';
  // Absent means that the maximum is 1 (AGS 2.0, 3.3.4).
  const maximum = result.resultMaximum ?? 1;
  const expected = (scoreGiven / scoreMaximum) * maximum;
  return Math.abs(result.resultScore - expected) <= ROUNDING ? 'score' : 'another';
}

/** Appends to the path and keeps the query: Moodle's line item addresses end in `?type_id=`. */
export function below(lineItem: string, name: 'scores' | 'results'): string {
  const url = new URL(lineItem);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${name}`;
  return url.href;
}
