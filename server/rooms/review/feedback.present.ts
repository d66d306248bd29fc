import type { AnswerOf } from '../../core/endpoint.contract.ts';
import type { Session } from '../../core/session.ts';
import { asSeenBy, viewersOf } from '../../core/visibility.ts';
import { isHeld } from './claim.rule.ts';
import type { ownReviews } from './feedback.contract.ts';
import { ownReview } from './feedback.visibility.ts';
import type { ReviewRow } from './review.store.ts';

/** How a version stands, to its author. */
export function presentOwn(
  session: Session,
  { person, version, submittedAt, state, claim, draft, release, openedAt }: ReviewRow,
  now: Date,
): AnswerOf<typeof ownReviews>['versions'][number] {
  const isReleased = state === 'released';
  const reading = state === 'waiting' && isHeld(claim, now);
  return asSeenBy(ownReview, viewersOf(session, ['owner'], person), {
    version,
    submittedAt: submittedAt.toISOString(),
    state: reading ? ('reading' as const) : state,
    decision: isReleased ? draft.decision : null,
    releasedAt: isReleased ? (release?.at.toISOString() ?? null) : null,
    openedAt: isReleased ? (openedAt?.toISOString() ?? null) : null,
  });
}
