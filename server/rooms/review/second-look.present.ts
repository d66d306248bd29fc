import type { AnswerOf } from '../../core/endpoint.contract.ts';
import type { Session } from '../../core/session.ts';
import { asSeenBy, viewersOf } from '../../core/visibility.ts';
import { isHeld } from './claim.rule.ts';
import { type Beside, presentToTeam } from './desk.present.ts';
import type { openReview } from './desk.contract.ts';
import type { ReviewRow } from './review.store.ts';
import type { Sample } from './sample.store.ts';
import { opens } from './second-look.rule.ts';
import { otherLook, sampleSettings } from './second-look.visibility.ts';

export const presentSample = (session: Session, { revision, share }: Sample) =>
  asSeenBy(sampleSettings, viewersOf(session, ['trainer']), { revision, share });

/** The other look at a version: that it is given, and what it came to as soon as it leads nobody any more. */
export function presentOther(
  session: Session,
  { review, other }: { review: ReviewRow; other: ReviewRow },
  { now, ...beside }: Beside & { now: Date },
): AnswerOf<typeof openReview>['other'] {
  const { _id: id, look, state, claim, release, lookAskedAt } = other;
  const by = state === 'released' ? release?.by : isHeld(claim, now) ? claim.by : undefined;
  return asSeenBy(otherLook, viewersOf(session, ['trainer']), {
    id,
    look,
    state: state === 'released' ? ('done' as const) : by ? ('reading' as const) : ('waiting' as const),
    by: by === undefined ? null : beside.nameOf(by),
    asked: Boolean(lookAskedAt),
    released: opens(other, review) ? presentToTeam(session, other, beside) : null,
  });
}
