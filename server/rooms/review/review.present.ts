import type { AnswerOf } from '../../core/endpoint.contract.ts';
import type { Session } from '../../core/session.ts';
import { asSeenBy, viewersOf } from '../../core/visibility.ts';
import type { ScoreDelivery } from '../grade/grade.service.ts';
import { isHeld, standingOf } from './claim.rule.ts';
import type { NameOf } from './names.ts';
import type { claimReview, QueueRow } from './queue.contract.ts';
import type { ReviewLine } from './review.store.ts';
import type { Claim } from './review.types.ts';
import { queuedReview } from './review.visibility.ts';

const JUDGES = ['trainer'] as const;

interface Seen {
  nameOf: NameOf;
  /** How the scores of these learners stand with the gradebook. */
  deliveryOf?: ReadonlyMap<string, ScoreDelivery>;
  now: Date;
}

export function presentClaim(
  session: Session,
  claim: Claim | null,
  { nameOf, now }: Seen,
): AnswerOf<typeof claimReview>['claim'] {
  if (!isHeld(claim, now)) return null;
  const { asked } = claim;
  return {
    by: nameOf(claim.by),
    own: claim.by === session.person,
    at: claim.at.toISOString(),
    until: claim.until.toISOString(),
    asked: asked && {
      by: nameOf(asked.by),
      own: asked.by === session.person,
      at: asked.at.toISOString(),
    },
  };
}

export function presentRow(session: Session, review: ReviewLine, seen: Seen): QueueRow {
  const { draft, release } = review;
  const closed = review.closedTo.includes(session.person);
  const thing = {
    id: review._id,
    learner: seen.nameOf(review.person),
    version: review.version,
    look: review.look,
    asked: Boolean(review.lookAskedAt),
    title: review.title,
    submittedAt: review.submittedAt.toISOString(),
    state: standingOf(review, seen.now),
    claim: review.state === 'waiting' ? presentClaim(session, review.claim, seen) : null,
    begun: review.writtenAt !== null,
    closed,
    released:
      release && draft.decision && review.state === 'released' && !closed
        ? {
            at: release.at.toISOString(),
            by: seen.nameOf(release.by),
            decision: draft.decision,
            score: release.score,
            ready: release.ready,
            openedAt: review.openedAt?.toISOString() ?? null,
            // What the outbox has is of the release before, until it was told of this one.
            gradebook: review.pending ? null : (seen.deliveryOf?.get(review.person) ?? null),
          }
        : null,
  };
  return asSeenBy(queuedReview, viewersOf(session, JUDGES), thing);
}

/** Everybody whom a list of reviews names. */
export const peopleIn = (rows: readonly Pick<ReviewLine, 'person' | 'claim' | 'release'>[]): string[] =>
  rows.flatMap(({ person, claim, release }) => [
    person,
    ...(claim ? [claim.by] : []),
    ...(claim?.asked ? [claim.asked.by] : []),
    ...(release ? [release.by] : []),
  ]);
