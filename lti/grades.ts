import {
  countLineItems,
  findOrCreateLineItem,
  lineItemExists,
  type LineItemCount,
  type LineItemOutcome,
  type WantedLineItem,
} from './line-items.ts';
import type { AgsEndpoint, Platform, Score } from './lti.types.ts';
import type { PlatformCall } from './platform-call.ts';
import { below, readResult, type Result, shownInLineItem, type LineItemShows } from './results.ts';
import { grantedAgsScopes, MEDIA, SCOPE } from './scopes.ts';
import { ServiceError } from './service-error.ts';
import { failureOf, retryAfter } from './service-failure.ts';
import type { ServiceAnswer, ServiceRequest } from './service-request.ts';

/** What became of a score. The host decides about time and the number of tries; this decides about meaning. */
export type ScoreOutcome =
  | { kind: 'done' }
  /** The platform holds the same or a newer one: read back, and the work is done or the timestamp must rise. */
  | { kind: 'stale' }
  /**
   * Final until somebody changes something. `about` says what: the person is not one whom this course grades, the line
   * item is locked, or the value was not liked.
   */
  | { kind: 'refused'; reason: string; about: 'person' | 'line-item' | 'score' }
  /** The line item is no more: find or create it again. */
  | { kind: 'gone' }
  /** Scope, deployment or key taken away: an administrator must act. `key`: we are not let in at all. */
  | { kind: 'unauthorised'; reason: string; key?: true }
  | { kind: 'throttled'; retryAfter: number }
  | { kind: 'failed'; reason: string; retryAfter?: number };

export interface Grades {
  findOrCreateLineItem(
    platform: Platform,
    ags: AgsEndpoint,
    wanted: WantedLineItem,
  ): Promise<LineItemOutcome>;
  /**
   * Line items listed, as a trial of the service; undefined where it or its scope was not granted. Rejects with
   * ServiceError.
   */
  countLineItems(platform: Platform, ags: AgsEndpoint): Promise<LineItemCount | undefined>;
  /**
   * Sends one score. `lineItem` is the line item's address as the platform gave it, `granted` the scopes of the launch.
   * Send Moodle final scores only: anything but FullyGraded, or no scoreGiven, wipes the grade there.
   */
  postScore(
    platform: Platform,
    lineItem: string,
    granted: readonly string[],
    score: Score,
  ): Promise<ScoreOutcome>;
  /** The person's result in the line item; undefined when there is none. Rejects with ServiceError. */
  readResult(
    platform: Platform,
    lineItem: string,
    granted: readonly string[],
    userId: string,
  ): Promise<Result | undefined>;
  /**
   * What the gradebook shows after this score was delivered: some line items take every score and keep none. Worth
   * asking once per line item, right after a delivery of more than 0. Rejects with ServiceError.
   */
  readShown(
    platform: Platform,
    lineItem: string,
    granted: readonly string[],
    delivered: Score,
  ): Promise<LineItemShows>;
}

/** Seconds to wait when a platform throttles without saying how long; Canvas' bucket refills within that. */
const DEFAULT_WAIT_S = 60;
const CANVAS_SUBMISSION = 'https://canvas.instructure.com/lti/submission';

export function createGrades(deps: { call: PlatformCall; now: () => Date }): Grades {
  return {
    findOrCreateLineItem: (platform, ags, wanted) => findOrCreateLineItem(deps, platform, ags, wanted),
    countLineItems: (platform, ags) => countLineItems(deps, platform, ags),
    readResult: (platform, url, granted, userId) => readResult(deps, platform, { url, granted }, userId),
    readShown: (platform, url, granted, delivered) =>
      shownInLineItem(deps, platform, { url, granted }, delivered),

    async postScore(platform, url, granted, score) {
      if (!granted.includes(SCOPE.score)) return { kind: 'unauthorised', reason: 'score scope not granted' };
      try {
        const request = scoreRequest(platform, url, score);
        const answer = await deps.call(platform, grantedAgsScopes(granted), request);
        if (answer.status === 404) return await whatIsMissing(deps, platform, { url, granted }, answer);
        return judge(platform, answer, deps.now());
      } catch (error) {
        if (error instanceof ServiceError) return outcomeOf(error);
        throw error;
      }
    },
  };
}

/**
 * One status for two things: the line item is gone, or it does not know this person. The line item itself tells which.
 */
async function whatIsMissing(
  deps: { call: PlatformCall; now: () => Date },
  platform: Platform,
  lineItem: { url: string; granted: readonly string[] },
  answer: ServiceAnswer,
): Promise<ScoreOutcome> {
  const mayLook = [SCOPE.lineItem, SCOPE.lineItemRead].some((scope) => lineItem.granted.includes(scope));
  if (!mayLook || !(await lineItemExists(deps, platform, lineItem))) return { kind: 'gone' };
  return { kind: 'refused', reason: failureOf(answer, deps.now()).detail, about: 'person' };
}

function scoreRequest(platform: Platform, lineItem: string, score: Score): ServiceRequest {
  return {
    method: 'POST',
    url: below(lineItem, 'scores'),
    // Canvas answers with JSON, Moodle with nothing.
    headers: { accept: 'application/json', 'content-type': MEDIA.score },
    // Compact: a line break in it makes PHP lose the status line of a refusal (Moodle 4.5).
    body: JSON.stringify(scoreBody(platform, score)),
  };
}

function scoreBody(platform: Platform, score: Score): Record<string, unknown> {
  const { scoreGiven, scoreMaximum, comment } = score;
  return {
    userId: score.userId,
    timestamp: score.timestamp.toISOString(),
    activityProgress: score.activityProgress,
    gradingProgress: score.gradingProgress,
    ...(scoreGiven === undefined ? {} : { scoreGiven, scoreMaximum }),
    ...(comment === undefined ? {} : { comment }),
    ...(score.submittedAt ? { submission: { submittedAt: score.submittedAt.toISOString() } } : {}),
    // Only there: some platforms refuse members they do not know.
    ...(platform.family === 'canvas' ? { [CANVAS_SUBMISSION]: canvasSubmission(score) } : {}),
  };
}

function canvasSubmission(score: Score): Record<string, unknown> {
  const final = score.gradingProgress === 'FullyGraded' || score.gradingProgress === 'PendingManual';
  const removal =
    score.scoreGiven === undefined && (score.withdrawn === true || score.gradingProgress === 'NotReady');
  return {
    // Each score would count as a new attempt otherwise, and attempts can be limited. Work that is handed in is one: only
    // with it Canvas takes the moment that is said to be that of the submission.
    new_submission: score.submittedAt !== undefined,
    // Canvas has no submission review message (lti-sr 1.0): a launch of this address is what its grader shows.
    ...(score.submittedAt && score.workUrl
      ? { submission_type: 'basic_lti_launch', submission_data: score.workUrl }
      : {}),
    // A grade that a teacher typed in stays.
    prioritize_non_tool_grade: true,
    // Progress without a grade would clear the grade; a removal means to.
    preserve_score: !removal && (!final || score.scoreGiven === undefined),
  };
}

function judge(platform: Platform, answer: ServiceAnswer, now: Date): ScoreOutcome {
  const { status } = answer;
  if (status >= 200 && status <= 299) {
    // Moodle answers success with nothing. A body there is a refusal whose status line PHP dropped.
    const refused = platform.family === 'moodle' && answer.text.trim() !== '';
    if (!refused) return { kind: 'done' };
    return { kind: 'refused', reason: 'answered 200 with a body', about: 'score' };
  }
  if (status === 409) return { kind: 'stale' };
  // Moodle repeats our message, timestamp and all, in every 400; only Canvas' 400 about time means stale.
  if (status === 400 && platform.family === 'canvas' && /timestamp|updated_at/i.test(answer.text))
    return { kind: 'stale' };
  // A locked line item or grade: PHP gives 500 with no reason and an empty list. No later try will pass.
  if (status === 500 && platform.family === 'moodle' && answer.text.trim() === '[]')
    return { kind: 'refused', reason: 'locked in the gradebook', about: 'line-item' };
  return outcomeOf(failureOf(answer, now), retryAfter(answer, now));
}

function outcomeOf(error: ServiceError, wait: number | undefined = error.retryAfter): ScoreOutcome {
  const reason = error.detail === '' ? error.code : error.detail;
  if (error.code === 'rate-limited') return { kind: 'throttled', retryAfter: wait ?? DEFAULT_WAIT_S };
  if (error.code === 'not-found') return { kind: 'gone' };
  if (error.code === 'token-refused') return { kind: 'unauthorised', reason, key: true };
  if (['unauthorised', 'forbidden', 'scope-refused'].includes(error.code))
    return { kind: 'unauthorised', reason };
  // An unreadable answer may be a proxy's page of a minute: try again, the platform judges repeats by timestamp.
  if (error.retryable || error.code === 'answer-malformed' || error.code === 'answer-too-large')
    return { kind: 'failed', reason, ...(wait === undefined ? {} : { retryAfter: wait }) };
  // Canvas says 422 to those it does not grade here; Moodle's 400 names nobody.
  return { kind: 'refused', reason, about: /\b(user|student)\b/i.test(reason) ? 'person' : 'score' };
}
