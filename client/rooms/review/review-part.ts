/** Who sends what was written in a review. */
export const REVIEW_PART = 'review';
export const reviewThing = (review: string): string => `${REVIEW_PART}/${review}/`;
export const draftThing = (review: string): string => `${reviewThing(review)}draft`;

/** Who sends what was written of a peer’s section, and what an author answers to it. */
export const PEER = 'peer';
export const peerThing = (ask: string): string => `${PEER}/${ask}/`;
export const PEER_ANSWER = 'peer-answer';
export const peerAnswerThing = (ask: string, comment: string): string => `${PEER_ANSWER}/${ask}/${comment}`;

/** Who sends an answer to a point. */
export const POINT = 'case-point';
export const pointThing = (point: string): string => `${POINT}/${point}`;
