import {
  type AgsEndpoint,
  type Grades,
  type LineItemOutcome,
  type Platform,
  SCOPE,
  type Score,
  type ScoreOutcome,
  type WantedLineItem,
} from '../../../lti/index.ts';
import type { Run } from '../people/people.service.ts';
import type { Verdict } from './grade.rule.ts';
import type { Gradebook, OutgoingScore } from './grade.service.ts';
import type { LineItemDefinition } from './line-items.ts';

/** A failure on the way to the gradebook; `code` is shown to the trainer in words, `message` as the platform's. */
export class GradebookError extends Error {
  override readonly name = 'GradebookError';
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** The gradebook of a run over AGS (lti/grades.ts). */
export function ltiGradebook(
  grades: Grades,
  findPlatform: (id: string) => Promise<Platform | undefined>,
): Gradebook {
  const reach = async (run: Run): Promise<{ platform: Platform; ags: AgsEndpoint }> => {
    const platform = await findPlatform(run.tenant);
    if (!platform || platform.status !== 'active') throw new GradebookError('platform-stopped', '');
    if (!run.ags) throw new GradebookError('scope-refused', 'no grade service in this course');
    return { platform, ags: run.ags };
  };
  return {
    async lineItem(run, definition) {
      const { platform, ags } = await reach(run);
      return addressOf(await grades.findOrCreateLineItem(platform, ags, columnOf(definition)));
    },
    async post(run, lineItem, score) {
      const { platform, ags } = await reach(run);
      // Moodle blanks the grade for whatever is not fully graded: it hears of a score when a person has released it.
      if (platform.family === 'moodle' && score.gradingProgress !== 'FullyGraded') return { kind: 'sent' };
      return verdictOf(await grades.postScore(platform, lineItem, ags.scope, messageOf(score, platform)));
    },
    async result(run, lineItem, sub) {
      const { platform, ags } = await reach(run);
      if (!ags.scope.includes(SCOPE.result)) return 'unreadable';
      const found = await grades.readResult(platform, lineItem, ags.scope, sub);
      return found?.resultScore === undefined ? undefined : found.resultScore / (found.resultMaximum || 1);
    },
  };
}

const columnOf = ({ key, label, scoreMaximum, tag }: LineItemDefinition): WantedLineItem => ({
  label,
  scoreMaximum,
  resourceId: tag,
  tag,
  takesCoupled: key === 'guided-minutes',
});

/**
 * A number only when it is final. The comment with every score, because Moodle clears it otherwise; Canvas would list
 * it once more each time, so it gets one when it is new.
 */
function messageOf(score: OutgoingScore, { family }: Platform): Score {
  const final = score.gradingProgress === 'FullyGraded';
  const comment = family === 'canvas' && !score.commentIsNew ? null : score.comment;
  return {
    userId: score.sub,
    timestamp: score.timestamp,
    activityProgress: score.activityProgress,
    gradingProgress: score.gradingProgress,
    ...(final ? { scoreGiven: score.value, scoreMaximum: score.maximum } : {}),
    ...(comment === null ? {} : { comment }),
  };
}

function addressOf(outcome: LineItemOutcome): string {
  if (outcome.kind === 'ready') return outcome.lineItem.id;
  if (outcome.kind === 'unavailable') throw new GradebookError('scope-refused', outcome.reason);
  throw outcome.error;
}

function verdictOf(outcome: ScoreOutcome): Verdict | { kind: 'gone' } | { kind: 'stale' } {
  switch (outcome.kind) {
    case 'done':
      return { kind: 'sent' };
    case 'stale':
    case 'gone':
      return outcome;
    case 'refused':
      return { kind: 'stopped', code: 'refused', reason: outcome.reason };
    case 'unauthorised':
      return { kind: 'stopped', code: 'unauthorised', reason: outcome.reason };
    case 'throttled':
      return { kind: 'again', code: 'throttled', reason: '', afterSeconds: outcome.retryAfter };
    case 'failed':
      return {
        kind: 'again',
        code: 'failed',
        reason: outcome.reason,
        ...(outcome.retryAfter === undefined ? {} : { afterSeconds: outcome.retryAfter }),
      };
  }
}
