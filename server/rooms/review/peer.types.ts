import type { SectionValue } from '../business-case/case.types.ts';
import type { SeenWrite } from './review.store.ts';
import type { CommentValue, Levels } from './review.types.ts';

/** One learner’s look at one section of another’s case, because its author asked for it. */

/** `declined`: not this time. `ended`: its author asks no more, or has what they need. */
export const PEER_STATES = ['asked', 'declined', 'sent', 'ended'] as const;
export type PeerState = (typeof PEER_STATES)[number];

export interface PeerComment extends CommentValue {
  id: string;
  at: Date;
  madeAt: Date;
  revision: number;
  removed: boolean;
}

/** What is written beside the comments: a level of each rubric criterion of the section, if any, and a few words. */
export interface PeerDraft {
  levels: Levels;
  words: string;
}

/** What the author did about a comment, to whoever wrote it. */
export interface PeerAnswer {
  done: 'changed' | 'kept' | 'tested' | null;
  words: string;
}

export interface Saved<Value> {
  value: Value;
  revision: number;
  savedAt: Date | null;
}

/** Said once, in a few words or none. */
export interface Said {
  at: Date;
  words: string;
}

export interface PeerAsk {
  id: string;
  /** Whose section it is. */
  person: string;
  /** Who was asked; empty: they were forgotten. */
  reader: string;
  section: string;
  /** The section as it stood when its author asked: what comments point at stays where it is. */
  moment: { value: SectionValue; revision: number; savedAt: Date; currency: string };
  /** What its author would like looked at. */
  note: string;
  askedAt: Date;
  state: PeerState;
  draft: Saved<PeerDraft>;
  /** By their ids: one of the engines we run on writes to no place in a list that it has to find first. */
  comments: Readonly<Record<string, PeerComment>>;
  declined: Said | null;
  /** From then on its author reads what was written; null: it is its writer’s alone. */
  sentAt: Date | null;
  /** When its author opened it first. */
  openedAt: Date | null;
  /** By comment. */
  answers: Readonly<Record<string, Saved<PeerAnswer>>>;
  thanks: Said | null;
  endedAt: Date | null;
  /** When its author answered or thanked last, and when whoever was asked looked at it last. */
  answeredAt: Date | null;
  seenAt: Date | null;
  /** Writes that were done, the newest last. */
  writes: readonly SeenWrite[];
}

/** What a list says of it: neither the section nor who has written what when. */
export type PeerLine = Omit<PeerAsk, 'moment' | 'writes'> & { moment: Pick<PeerAsk['moment'], 'revision'> };
