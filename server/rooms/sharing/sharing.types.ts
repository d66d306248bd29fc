import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';

/** What people share of their own work, and with whom. */

/** A section of a business case, or a document of the portfolio. */
export type Kind = 'section' | 'document';

/** The learners of the run, or its trainers. */
export type Audience = 'cohort' | 'trainers';

export interface Thing {
  kind: Kind;
  /** Slug of the section, kind of the document. */
  part: string;
}

/** Whose thing it was, and in which state: the one that was shared at that moment. */
export interface Credit {
  item: string;
  at: Date;
}

export interface SharedItem extends Thing {
  id: string;
  person: string;
  testUser: boolean;
  audience: Audience;
  /** Null where it was withdrawn. */
  place: number | null;
  at: Date;
  /** What it was made from, the nearest first. */
  credits: readonly Credit[];
  /** The copies that it grew from. */
  via: readonly string[];
  write: string;
}

/** `waiting`: to be placed; `away`: put aside unread; `rewritten`: nothing of it stands any more, said its owner. */
export type Adapted = 'waiting' | 'placed' | 'away' | 'rewritten';

/** A copy that somebody took of what another shared. */
export interface Adaptation extends Thing {
  id: string;
  /** Absent when they were forgotten. */
  person?: string;
  testUser: boolean;
  /** The nearest first: what was copied, then what that had been made from. */
  credits: readonly Credit[];
  via: readonly string[];
  at: Date;
  placedAt: Date | null;
  rewrittenAt: Date | null;
  state: Adapted;
}

export type Both = Readonly<Record<'en' | 'es', string>>;

/** How a room lets things of its own be shared, and takes in copies of another's. */
export interface ShareGate {
  audiences: readonly Audience[];
  /** What it is called and what a page needs to draw it. Undefined: the course of this run has no such thing. */
  about(scope: Scope, part: string): Promise<{ title: Both; draws: unknown } | undefined>;
  /** Somebody's own as it is saved. Undefined: nothing was written yet. */
  own(
    scope: Scope,
    person: string,
    part: string,
  ): Promise<{ content: unknown; revision: number } | undefined>;
  /** Puts a copy beside what stands there; nothing is written over. Once for a write; refuses with `no-room`. */
  place(session: Session, part: string, copy: { content: unknown; write: string }): Promise<void>;
  /** What people wrote in it. */
  texts(content: unknown): readonly string[];
}
