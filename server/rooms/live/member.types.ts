import type { ReportState } from './meeting-names.rule.ts';

/** How an action went, noted before the next opening: the report is given there. */
export interface ActionNote {
  state: ReportState;
  said: string;
  at: Date;
}

/** Something said to who facilitates, and to nobody else; it is about one meeting. */
export interface Word {
  set: string;
  /** Asks for a quarter of an hour. */
  quarter: boolean;
  said: string;
  at: Date;
  seenAt: Date | null;
}

export type EntryReaders = 'nobody' | 'set' | 'cohort';

/** How somebody may be reached, and what they may be asked about: in sight of those whom they have chosen. */
export interface DirectoryEntry {
  to: EntryReaders;
  mail: string;
  phone: string;
  other: string;
  about: string;
  at: Date;
}

/** What a member keeps for their set, in one document. */
export interface MemberKept {
  person: string;
  /** By action. */
  notes: Readonly<Record<string, ActionNote>>;
  /** By the number of the meeting. */
  words: Readonly<Record<string, Word>>;
  entry: DirectoryEntry | null;
  /** The step whose meeting their one account stands for, or is about to (L2). */
  account: string | null;
}
