import type { Grades, LineItemOutcome, Platform, ScoreOutcome } from '../../lti/index.ts';
import type { Run } from '../people/people.service.ts';
import type { Verdict } from './grade.rule.ts';
import type { Gradebook } from './grade.service.ts';

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
  const platformOf = async (run: Run): Promise<Platform> => {
    const platform = await findPlatform(run.tenant);
    if (!platform || platform.status !== 'active') throw new GradebookError('platform-stopped', '');
    return platform;
  };
  const agsOf = (run: Run) => {
    if (!run.ags) throw new GradebookError('no-grade-service', '');
    return run.ags;
  };
  return {
    async lineItem(run, definition) {
      const outcome = await grades.findOrCreateLineItem(await platformOf(run), agsOf(run), {
        label: definition.label,
        scoreMaximum: definition.scoreMaximum,
        resourceId: definition.tag,
        tag: definition.tag,
        takesCoupled: definition.key === 'guided-minutes',
      });
      return addressOf(outcome);
    },
    async post(run, lineItem, score) {
      const outcome = await grades.postScore(await platformOf(run), lineItem, agsOf(run).scope, {
        userId: score.sub,
        timestamp: score.timestamp,
        activityProgress: score.activityProgress,
        gradingProgress: score.gradingProgress,
        scoreGiven: score.value,
        scoreMaximum: score.maximum,
        ...(score.comment === null ? {} : { comment: score.comment }),
      });
      return verdictOf(outcome);
    },
    async result(run, lineItem, sub) {
      const found = await grades.readResult(await platformOf(run), lineItem, agsOf(run).scope, sub);
      if (found?.resultScore === undefined) return undefined;
      return found.resultScore / (found.resultMaximum || 1);
    },
  };
}

function addressOf(outcome: LineItemOutcome): string {
  if (outcome.kind === 'ready') return outcome.lineItem.id;
  if (outcome.kind === 'unavailable') throw new GradebookError(outcome.reason, '');
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
