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
import { type Run, WORK, workUrl } from '../people/people.service.ts';
import type { Verdict } from './grade.rule.ts';
import { type LineItem, type Gradebook, GradebookError, type OutgoingScore } from './gradebook.ts';
import type { LineItemDefinition } from './line-item.vocabulary.ts';

type FindPlatform = (id: string) => Promise<Platform | undefined>;

/** The gradebook of a run over AGS (lti/grades.ts). */
export function ltiGradebook(grades: Grades, findPlatform: FindPlatform, launchUrl: string): Gradebook {
  return {
    async lineItem(run, definition, own) {
      const { platform, ags } = await reach(findPlatform, run);
      const found = await withRights(ags.scope, [SCOPE.lineItem], (scope) =>
        grades.findOrCreateLineItem(
          platform,
          { ...ags, scope, ...(own === undefined ? {} : { lineitem: own }) },
          wantedOf(definition),
        ),
      );
      return lineItemOf(found);
    },
    async post(run, lineItem, score) {
      const { platform, ags } = await reach(findPlatform, run);
      // Moodle blanks the grade for whatever is not fully graded: it hears of a score when a person has released it, and
      // when that is taken back.
      const blanks = score.gradingProgress !== 'FullyGraded';
      if (platform.family === 'moodle' && blanks && !score.withdrawn) return { kind: 'sent' };
      const message = messageOf(score, platform, launchUrl);
      return verdictOf(
        await withRights(ags.scope, [SCOPE.score], (scope) =>
          grades.postScore(platform, lineItem, scope, message),
        ),
      );
    },
    async result(run, lineItem, sub) {
      const { platform, ags } = await reach(findPlatform, run);
      if (!ags.scope.includes(SCOPE.result)) return 'unreadable';
      const found = await grades.readResult(platform, lineItem, ags.scope, sub);
      return found?.resultScore === undefined ? undefined : found.resultScore / (found.resultMaximum || 1);
    },
    async shown(run, lineItem, score) {
      const { platform, ags } = await reach(findPlatform, run);
      return grades.readShown(platform, lineItem, ags.scope, messageOf(score, platform, launchUrl));
    },
  };
}

/** What a run's services are called and allow, without the line item of any one link. */
async function reach(
  findPlatform: FindPlatform,
  run: Run,
): Promise<{ platform: Platform; ags: AgsEndpoint }> {
  const platform = await findPlatform(run.tenant);
  if (!platform || platform.status !== 'active') throw new GradebookError('platform-stopped', '');
  if (!run.ags) throw new GradebookError('scope-refused', 'no grade service in this course');
  const { scope, lineitems } = run.ags;
  return { platform, ags: { scope, ...(lineitems === undefined ? {} : { lineitems }) } };
}

const INVALID_SCOPE = 'invalid_scope';

/**
 * With all the rights that launches brought; where the platform has taken one of them back it refuses the whole token
 * (Canvas), so the work is tried once more with what it needs alone.
 */
async function withRights<T extends LineItemOutcome | ScoreOutcome>(
  granted: string[],
  needed: string[],
  work: (scope: string[]) => Promise<T>,
): Promise<T> {
  const outcome = await work(granted);
  const narrower = granted.filter((right) => needed.includes(right));
  if (!isInvalidScope(outcome) || narrower.length === 0 || narrower.length === granted.length) return outcome;
  return work(narrower);
}

function isInvalidScope(outcome: LineItemOutcome | ScoreOutcome): boolean {
  if (outcome.kind === 'unauthorised') return outcome.reason === INVALID_SCOPE;
  return outcome.kind === 'failed' && 'error' in outcome && outcome.error.detail === INVALID_SCOPE;
}

const wantedOf = ({ contentId, hasWork, label, scoreMaximum, tag }: LineItemDefinition): WantedLineItem => ({
  label,
  scoreMaximum,
  resourceId: tag,
  tag,
  takesCoupled: contentId !== null,
  ...(hasWork ? { review: { [WORK]: tag } } : {}),
});

/**
 * A number only when it is final. The comment with every score, because Moodle clears it otherwise; Canvas would list
 * it once more each time, so it gets one when it is new.
 */
function messageOf(score: OutgoingScore, { family }: Platform, launchUrl: string): Score {
  const final = score.gradingProgress === 'FullyGraded';
  const comment = family === 'canvas' && !score.commentIsNew ? null : score.comment;
  return {
    userId: score.sub,
    timestamp: score.timestamp,
    activityProgress: score.activityProgress,
    gradingProgress: score.gradingProgress,
    // The work is the one that was handed in before, and no new attempt.
    ...(score.submittedAt === null || score.withdrawn ? {} : { submittedAt: score.submittedAt }),
    ...(score.work === null ? {} : { workUrl: workUrl(launchUrl, score.work) }),
    ...(score.withdrawn ? { withdrawn: true } : {}),
    ...(final ? { scoreGiven: score.value, scoreMaximum: score.maximum } : {}),
    ...(comment === null ? {} : { comment }),
  };
}

function lineItemOf(outcome: LineItemOutcome): LineItem {
  if (outcome.kind === 'ready') return { url: outcome.lineItem.id, label: outcome.lineItem.label };
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
      return {
        kind: 'stopped',
        code: 'refused',
        reason: outcome.reason,
        lineItemLocked: outcome.about === 'line-item',
      };
    case 'unauthorised':
      return {
        kind: 'stopped',
        code: outcome.key ? 'token-refused' : 'unauthorised',
        reason: outcome.reason,
      };
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
