import type { LeaderLink, LinkState } from './leader-link.types.ts';

/** For how long a link shows its version (B10). */
const LINK_DAYS = 28;
/** Links of one case that are open at the same time. */
export const MOST_OPEN = 20;

const DAY_MS = 86_400_000;

export const linkUntil = (madeAt: Date): Date => new Date(madeAt.getTime() + LINK_DAYS * DAY_MS);

export function linkState({ closed, until }: Pick<LeaderLink, 'closed' | 'until'>, now: Date): LinkState {
  if (closed) return closed.how;
  return until <= now ? 'lapsed' : 'open';
}
