import type { Review } from './review.types.ts';

/**
 * How somebody's case stands on the way to Ready (B11): nothing written; written and not handed in; handed in and not
 * judged; as the judgement that was released last found it. `closed`: that one is not for whoever asks.
 */
export type CaseStanding = 'blank' | 'begun' | 'waits' | 'not-ready' | 'ready' | 'closed';

interface Version extends Pick<Review, 'state' | 'release'> {
  closedTo: readonly string[];
}

/** Of versions that were handed in, the newest first. As in the gradebook, what was released last holds until another is. */
export function caseStanding(
  versions: readonly Version[],
  { begun, reader }: { begun: boolean; reader: string },
): CaseStanding {
  const judged = versions.find(({ state }) => state === 'released');
  if (judged?.closedTo.includes(reader)) return 'closed';
  if (judged?.release?.ready) return 'ready';
  if (versions.some(({ state }) => state === 'waiting')) return 'waits';
  if (judged) return 'not-ready';
  return begun ? 'begun' : 'blank';
}
