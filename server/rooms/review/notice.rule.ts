import type { Review } from './review.types.ts';

/** Whoever takes a release back at once has written to nobody. */
export const NOTICE_AFTER_MS = 10 * 60_000;
/** A mail of something older is no news, and one version has no second mail within it. */
export const NEWS_MS = 7 * 24 * 60 * 60_000;

type Released = Pick<Review, 'state' | 'release' | 'openedAt'> & { noticedAt: Date | null };

/** Whether its learner is still to be told by mail: it can be read, is new, was not opened, and nothing was said of it. */
export function isNews({ state, release, openedAt, noticedAt }: Released, now: Date): boolean {
  const isRecent = (at: Date | null | undefined) => Boolean(at && now.getTime() - at.getTime() < NEWS_MS);
  return state === 'released' && isRecent(release?.at) && openedAt === null && !isRecent(noticedAt);
}
