import type { Review, ReviewComment } from './review.types.ts';

/** Comments that were not taken out, in the order in which they were made. */
export const standing = (comments: Review['comments']): ReviewComment[] =>
  Object.values(comments)
    .filter(({ removed }) => !removed)
    .toSorted((one, other) => one.madeAt.getTime() - other.madeAt.getTime());
