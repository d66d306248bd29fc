/** Forms that open in this room. */
export const EVALUATION = 'set-evaluation';
export const NOTES = 'facilitator-notes';
export const FINAL = 'final-outcome-evaluation';
/** There is one of it, and a room's form has a subject. */
export const FINAL_SUBJECT = 'final';
