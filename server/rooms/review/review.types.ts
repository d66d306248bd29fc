/** What a trainer makes of a version that was handed in. Everything of it is a draft until it is released. */

export const DECISIONS = ['accepted', 'accepted-with-changes', 'revise'] as const;
export type Decision = (typeof DECISIONS)[number];

/** Question first: it is the kind that leaves the answer with the writer. */
export const COMMENT_KINDS = ['question', 'strength', 'suggestion'] as const;
export type CommentKind = (typeof COMMENT_KINDS)[number];

/** Level of each rubric criterion by its key, 1 the lowest; one that is not there was not chosen yet. */
export type Levels = Readonly<Record<string, number>>;

/** What a comment is about, in the version that it was written on. */
export type Anchor =
  | { kind: 'case' }
  | { kind: 'section'; section: string }
  /** Characters of the section’s plain text; what stands around them finds the place again in another version. */
  | {
      kind: 'text';
      section: string;
      quote: string;
      from: number;
      to: number;
      before: string;
      after: string;
    }
  | { kind: 'cell'; section: string; table: string; row: string; column: string; quote: string };

export interface CommentValue {
  anchor: Anchor;
  kind: CommentKind;
  body: string;
  /** Words that the writer may take in place of the quoted ones; null: none are offered. */
  wording: string | null;
}

export interface ReviewComment extends CommentValue {
  id: string;
  /** Who wrote in it last. */
  by: string;
  at: Date;
  madeAt: Date;
  revision: number;
  /** Taken out; a device that has not heard of it yet is told so rather than brings it back. */
  removed: boolean;
  /** Number of the version it was written on, where a newer one came before it was released. */
  carried: number | null;
}

export interface DraftValue {
  levels: Levels;
  decision: Decision | null;
  /** To the learner, in a few lines. */
  words: string;
}

export interface ReviewDraft extends DraftValue {
  revision: number;
  savedAt: Date | null;
}

/** Whose work a review is for now. */
export interface Claim {
  by: string;
  at: Date;
  /** Anybody may take it after this, unless its owner has saved since. */
  until: Date;
  /** A colleague would like to have it. */
  asked: { by: string; at: Date } | null;
}

export interface Release {
  at: Date;
  by: string;
  score: number;
  ready: boolean;
}

/** `replaced`: a newer version came before it was released, or a second look was let go. */
export const REVIEW_STATES = ['waiting', 'released', 'replaced'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** First: the one that its learner reads. Second: a colleague’s, of a sample, for the team alone. */
export const LOOKS = ['first', 'second'] as const;
export type Look = (typeof LOOKS)[number];

export interface Review {
  id: string;
  /** Whose case it is. */
  person: string;
  /** Number of the version, and its id in the case’s room. */
  version: number;
  versionId: string;
  title: string;
  submittedAt: Date;
  look: Look;
  /** Of a second look that a colleague asked for by hand: when; null: it is one of the sample. */
  lookAskedAt: Date | null;
  state: ReviewState;
  claim: Claim | null;
  draft: ReviewDraft;
  /** By their ids: one of the engines we run on writes to no place in a list that it has to find first. */
  comments: Readonly<Record<string, ReviewComment>>;
  /** When something was written in it last. */
  writtenAt: Date | null;
  release: Release | null;
  /** When what was released was taken back, the last time. */
  withdrawn: { at: Date; by: string } | null;
  /** How often something was said to the gradebook of this version. */
  turn: number;
  /** When its learner opened it first. */
  openedAt: Date | null;
  /** Trainers who have read or written in it: who has seen one look gives no other one. */
  team: readonly string[];
  /** Rises with every change. */
  revision: number;
}
