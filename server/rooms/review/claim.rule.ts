import type { Claim, Review } from './review.types.ts';

/** A claim lives so long after the last save of its owner. */
export const CLAIM_MS = 30 * 60_000;
/** Who was asked and said nothing has let go after this. */
export const ASKED_MS = 24 * 60 * 60_000;

export const claimFor = (by: string, now: Date): Claim => ({
  by,
  at: now,
  until: new Date(now.getTime() + CLAIM_MS),
  asked: null,
});

/** Whether nobody else may take it at that moment. */
export function isHeld(claim: Claim | null, now: Date): claim is Claim {
  if (!claim || claim.until <= now) return false;
  return claim.asked === null || now.getTime() - claim.asked.at.getTime() < ASKED_MS;
}

export const isHeldByAnother = (claim: Claim | null, person: string, now: Date): boolean =>
  isHeld(claim, now) && claim.by !== person;

type Known = Pick<Review, 'state' | 'look' | 'team' | 'claim'>;

/**
 * Whether somebody may begin on it now. The two looks at one version are blind to one another: `seen` is whether they
 * have read in the other one.
 */
export const isFreeFor = (review: Known, person: string, { seen, now }: { seen: boolean; now: Date }) =>
  review.state === 'waiting' && !seen && !isHeldByAnother(review.claim, person, now);

/** What a row of the queue says of a review. */
export type Standing = 'waiting' | 'claimed' | 'withdrawn' | 'released' | 'replaced';

export function standingOf(
  { state, claim, withdrawn }: Pick<Review, 'state' | 'claim' | 'withdrawn'>,
  now: Date,
): Standing {
  if (state !== 'waiting') return state;
  if (isHeld(claim, now)) return 'claimed';
  return withdrawn ? 'withdrawn' : 'waiting';
}
