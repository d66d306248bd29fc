/** Who sends what was written in a review. */
export const REVIEW_PART = 'review';
export const reviewThing = (review: string): string => `${REVIEW_PART}/${review}/`;
export const draftThing = (review: string): string => `${reviewThing(review)}draft`;

/** Who sends an answer to a point. */
export const POINT = 'case-point';
export const pointThing = (point: string): string => `${POINT}/${point}`;
