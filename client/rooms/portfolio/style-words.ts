import type { Quarter } from './portfolio.types.ts';

/** The four styles that a learner places; published versions put them in different corners. */
export const TAGS = ['coach', 'guardian', 'networker', 'counsellor'] as const;

export const QUARTERS = [
  'leading-heart',
  'following-heart',
  'leading-head',
  'following-head',
] as const satisfies readonly Quarter[];

/** Where the names in a corner begin, in a square of a hundred. */
export const QUARTER_PLACES: Record<Quarter, readonly [x: number, y: number]> = {
  'leading-heart': [25, 24],
  'following-heart': [75, 24],
  'leading-head': [25, 68],
  'following-head': [75, 68],
};
