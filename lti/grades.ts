import {
  countLineItems,
  findOrCreateLineItem,
  type LineItemOutcome,
  type WantedLineItem,
} from './line-items.ts';
import type { AgsEndpoint, Platform, Score } from './lti.types.ts';
import { failureOf, type PlatformCall, retryAfter } from './platform-call.ts';
import { grantedAgsScopes, MEDIA, SCOPE } from './scopes.ts';
import { ServiceError } from './service-error.ts';
import type { ServiceAnswer, ServiceRequest } from './service-request.ts';

/** What became of a score. The host decides about time and the number of tries; this decides about meaning. */
export type ScoreOutcome =
  | { kind: 'done' }
  /** The platform holds the same or a newer one: read back, and the work is done or the timestamp must rise. */
  | { kind: 'stale' }
  /** Final until somebody changes something: not a student, column locked, value refused. */
  | { kind: 'refused'; reason: string }
  /** The column is no more: find or create it again. */
  | { kind: 'gone' }
  /** Scope, deployment or key taken away: an administrator must act. */
  | { kind: 'unauthorised'; reason: string }
  | { kind: 'throttled'; retryAfter: number }
  | { kind: 'failed'; reason: string; retryAfter?: number };

/** A result as read back. Moodle leaves `resultScore` out for a grade of 0: absent does not mean ungraded. */
export interface Result {
  resultScore?: number;
  resultMaximum?: number;
  comment?: string;
}

export interface Grades {
  findOrCreateLineItem(
    platform: Platform,
    ags: AgsEndpoint,
    wanted: WantedLineItem,
  ): Promise<LineItemOutcome>;
  /** Columns listed, as a trial of the service; undefined where it or its scope was not granted. Rejects with ServiceError. */
  countLineItems(platform: Platform, ags: AgsEndpoint): Promise<number | undefined>;
  /**
   * Sends one score. `lineItem` is the column's address as the platform gave it, `granted` the scopes of the launch.
   * Send Moodle final scores only: anything but FullyGraded, or no scoreGiven, wipes the grade there.
   */
  postScore(
    platform: Platform,
    lineItem: string,
    granted: readonly string[],
    score: Score,
  ): Promise<ScoreOutcome>;
  /** The person's result in the column; undefined when there is none. Rejects with ServiceError. */
  readResult(
    platform: Platform,
    lineItem: string,
    granted: readonly string[],
    userId: string,
  ): Promise<Result | undefined>;
}

/** Seconds to wait when a platform throttles without saying how long; Canvas' bucket refills within that. */
const DEFAULT_WAIT_S = 60;
const CANVAS_SUBMISSION = 'https://canvas.instructure.com/lti/submission';

export function createGrades(deps: { call: PlatformCall; now: () => Date }): Grades {
  return {
    findOrCreateLineItem: (platform, ags, wanted) => findOrCreateLineItem(deps, platform, ags, wanted),
    countLineItems: (platform, ags) => countLineItems(deps, platform, ags),

    async postScore(platform, lineItem, granted, score) {
      if (!granted.includes(SCOPE.score)) return { kind: 'unauthorised', reason: 'score scope not granted' };
      try {
        const answer = await deps.call(
          platform,
          grantedAgsScopes(granted),
          scoreRequest(platform, lineItem, score),
        );
        return judge(platform, answer, deps.now());
      } catch (error) {
        if (error instanceof ServiceError) return outcomeOf(error);
        throw error;
      }
    },

    async readResult(platform, lineItem, granted, userId) {
      if (!granted.includes(SCOPE.result))
        throw new ServiceError('scope-refused', 'result scope not granted');
      const answer = await deps.call(platform, grantedAgsScopes(granted), resultRequest(lineItem, userId));
      if (answer.status !== 200) throw failureOf(answer, deps.now());
      return readResults(answer.json(), userId);
    },
  };
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

function resultRequest(lineItem: string, userId: string): ServiceRequest {
  const url = new URL(below(lineItem, 'results'));
  url.searchParams.set('user_id', userId);
  // Never with `limit`: Moodle 4.5 ends in a PHP fatal then.
  return { method: 'GET', url: url.href, headers: { accept: MEDIA.results } };
}

/** Appends to the path and keeps the query: Moodle's column addresses end in `?type_id=`. */
function below(lineItem: string, name: 'scores' | 'results'): string {
  const url = new URL(lineItem);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${name}`;
  return url.href;
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
    // Only there: some platforms refuse members they do not know.
    ...(platform.family === 'canvas' ? { [CANVAS_SUBMISSION]: canvasSubmission(score) } : {}),
  };
}

function canvasSubmission(score: Score): Record<string, unknown> {
  const final = score.gradingProgress === 'FullyGraded' || score.gradingProgress === 'PendingManual';
  const removal = score.scoreGiven === undefined && score.gradingProgress === 'NotReady';
  return {
    // Each score would count as a new attempt otherwise, and attempts can be limited.
    new_submission: false,
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
    return refused ? { kind: 'refused', reason: 'answered 200 with a body' } : { kind: 'done' };
  }
  if (status === 409) return { kind: 'stale' };
  // Moodle repeats our message, timestamp and all, in every 400; only Canvas' 400 about time means stale.
  if (status === 400 && platform.family === 'canvas' && /timestamp|updated_at/i.test(answer.text))
    return { kind: 'stale' };
  // A locked column or grade: PHP gives 500 with no reason and an empty list. No later try will pass.
  if (status === 500 && platform.family === 'moodle' && answer.text.trim() === '[]')
    return { kind: 'refused', reason: 'locked in the gradebook' };
  return outcomeOf(failureOf(answer, now), retryAfter(answer, now));
}

function outcomeOf(error: ServiceError, wait: number | undefined = error.retryAfter): ScoreOutcome {
  const reason = error.detail === '' ? error.code : error.detail;
  if (error.code === 'rate-limited') return { kind: 'throttled', retryAfter: wait ?? DEFAULT_WAIT_S };
  if (error.code === 'not-found') return { kind: 'gone' };
  if (['unauthorised', 'forbidden', 'scope-refused', 'token-refused'].includes(error.code))
    return { kind: 'unauthorised', reason };
  // An unreadable answer may be a proxy's page of a minute: try again, the platform judges repeats by timestamp.
  if (error.retryable || error.code === 'answer-malformed' || error.code === 'answer-too-large')
    return { kind: 'failed', reason, ...(wait === undefined ? {} : { retryAfter: wait }) };
  return { kind: 'refused', reason };
}

function readResults(body: unknown, userId: string): Result | undefined {
  if (!Array.isArray(body)) throw new ServiceError('answer-malformed', 'results are not a list');
  // Moodle takes user_id as a number and answers for everybody when it is none.
  const row = (body as (Record<string, unknown> | null)[]).find((one) => String(one?.['userId']) === userId);
  if (!row) return undefined;
  const { resultScore, resultMaximum, comment } = row;
  return {
    ...(typeof resultScore === 'number' ? { resultScore } : {}),
    ...(typeof resultMaximum === 'number' ? { resultMaximum } : {}),
    ...(typeof comment === 'string' ? { comment } : {}),
  };
}
