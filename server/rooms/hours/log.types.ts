import type { CHANNELS, CONFIRMERS, ENTRY_STATES, KINDS, OUTSIDE } from './entry.contract.ts';
import type { CONNECTIONS, PHASES } from './relationship.contract.ts';

/**
 * A learner's log of mentoring in a run: everybody they mentor and every entry of hours, in one document. So whether an
 * entry overlaps another is judged by the filter of the write that keeps it, and no two devices can both be right.
 */

/** Activities of an entry, as the form `hours-entry` names them. */
export type Kind = (typeof KINDS)[number];

export type Channel = (typeof CHANNELS)[number];

/** What is logged for oneself and never counts (kind `does-not-count`). */
export type Outside = (typeof OUTSIDE)[number];

/** What somebody else is asked to confirm. A change of any of these takes a confirmation away (rule H14). */
export interface EntryFacts {
  kind: Kind;
  /** Id of a relationship; null: a circle, or nobody's. */
  relationship: string | null;
  /** In UTC; `zone` says by whose clock it was meant. */
  startedAt: Date;
  endedAt: Date;
  /** IANA name of the zone of whoever wrote it. */
  zone: string;
  breakMin: number;
  /** Minutes of preparing and reflecting that belong to a session and were logged with it. 0 for other kinds. */
  aroundMin: number;
  channel: Channel;
  /** Mentees present, in a circle. */
  participants: number | null;
  /** Entry that a `prep-and-reflect` prepares or reflects on. */
  linked: string | null;
  outside: Outside | null;
  /** The mentee went along with the mentor, not the other way round (kind `observe-and-talk`). */
  shadowing: boolean;
}

/** What happened to an entry. Nothing is ever taken out of the list: both sides read it, and every state follows from it. */
export type EntryEvent = { at: Date } & (
  | { by: 'learner'; what: 'logged' | 'changed'; facts: EntryFacts; lengthNote: string }
  | { by: 'learner'; what: 'voided'; why: string }
  | { by: 'learner'; what: 'restored' }
  | { by: 'learner'; what: 'answered'; text: string }
  | { by: 'confirmer'; what: 'confirmed'; who: ConfirmedBy; name: string; way: 'link' | 'code' | 'paper' }
  | {
      by: 'confirmer';
      what: 'disputed';
      who: ConfirmedBy;
      name: string;
      reason: 'other-time' | 'not-known';
      text: string;
    }
  | { by: 'trainer'; person: string; what: 'confirmed' | 'unconfirmed'; batch: string | null }
  | { by: 'trainer'; person: string; what: 'queried'; text: string }
  | { by: 'trainer'; person: string; what: 'settled' | 'accepted' }
);

/** Never the learner (rule H10). */
export type ConfirmedBy = (typeof CONFIRMERS)[number];

export type EntryState = (typeof ENTRY_STATES)[number];

export interface Entry extends EntryFacts {
  /** Made by the device: the same entry sent again is the same entry. It is the subject of its progress record, too. */
  id: string;
  /** Rises with every write of the learner's. */
  revision: number;
  lengthNote: string;
  /** The learner's alone. */
  privateNote: string;
  evidence: readonly string[];
  /** Warnings that were read and ticked, by their rule. */
  warned: readonly string[];
  /** Stands beside `events` because writes ask for it in their filter: an entry that is void overlaps nothing. */
  voided: boolean;
  /** The last writes, by the id that the device gave them: one that comes again is not done again. */
  writes: readonly string[];
  events: readonly EntryEvent[];
}

export type Connection = (typeof CONNECTIONS)[number];

/** Clutterbuck's five, as step 3.2 names them. */
export type Phase = (typeof PHASES)[number];

export interface Aim {
  /** Of its row in the agreement: an aim that is reworded keeps it. */
  key: string;
  objective: string;
  sign: string;
  by: string | null;
}

export interface Relationship {
  id: string;
  /** `M1`, never a name (rule C1). */
  label: string;
  /** One line for oneself: "Library, another department". */
  line: string;
  connection: Connection | null;
  /** When that was last said: it is asked again at the mid-point review, for jobs change. */
  connectionSaidAt: Date;
  /** Why it is right all the same, where there is power in it (rules R1 to R3). */
  powerReason: string;
  /** Warnings that were read and ticked, by their rule. */
  warned: readonly string[];
  format: 'one-to-one' | 'peer' | 'circle' | 'spot' | 'e-mentoring';
  phases: readonly { phase: Phase; on: string }[];
  sessionsPlanned: number;
  next: { at: Date; endsAt: Date; zone: string; place: string; moved: number } | null;
  /** The date that each paper (by its subject) has brought. Absent: none has. */
  paperNext?: readonly { paper: string; at: Date }[];
  /** Both null until it is signed; `mentee` by a link or, as the mentor says, on paper. */
  agreement: { mentorAt: Date | null; menteeAt: Date | null; way: 'link' | 'paper' | null };
  /** Objectives as they were when the agreement was first signed; what they are now stands in the papers. */
  firstAims: readonly Aim[] | null;
  /** Sessions are counted anew from here (rule R5: a seventh asks for a renewed purpose). */
  renewedAt: Date | null;
  midpointAt: Date | null;
  finalAt: Date | null;
  startedAt: Date;
  pausedAt: Date | null;
  endedAt: Date | null;
  /** `completed` early or in time, or the no-fault ending, of which nobody is told why or by whom. */
  ending: 'completed' | 'no-fault' | null;
}

/** A question to somebody without an account: is this right? Answered once, by a link or by six figures. */
export interface Ask {
  id: string;
  /** Hash of the secret in the link; the secret itself is shown once and kept nowhere. */
  hash: string;
  /** Keyed hash of six figures to be read out, while they are good. */
  codeHash: string | null;
  codeUntil: Date | null;
  of: { entry: string } | { agreement: string };
  who: ConfirmedBy;
  /** The learner's name as it was when they asked, so that opening the link asks for nobody else's row. Null: withheld. */
  asker: string | null;
  askedAt: Date;
  until: Date;
  /** Answered or taken back; null: open. */
  closed: { at: Date; how: 'confirmed' | 'disputed' | 'signed' | 'revoked' } | null;
}

/** Days on which no mentoring can be held (28 at most): pace leaves them out. */
export interface Closure {
  from: string;
  to: string;
}

export interface Plan {
  mentees: number;
  sessions: number;
  minutes: number;
  aroundMin: number;
}

export interface Log {
  person: string;
  testUser: boolean;
  /** Rises with every write. */
  revision: number;
  relationships: readonly Relationship[];
  entries: readonly Entry[];
  asks: readonly Ask[];
  closures: readonly Closure[];
  plan: Plan | null;
}
