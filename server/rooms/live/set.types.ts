import type { Scope } from '../../core/scope.ts';
import type { Joining } from './one-person.rule.ts';

/** What a set has agreed on; another version is another text, and everybody is asked again. */
export interface SetRules {
  version: number;
  lines: readonly { rule: string; why: string }[];
  confidential: string;
  limits: string;
  absence: string;
  /** Whether speaking time is counted while they meet. */
  airtime: boolean;
  at: Date;
}

export interface PlannedMeeting {
  at: Date;
  /** Moved by hand at this moment; null: as it was planned. */
  movedAt: Date | null;
}

/** A trainer gave a meeting another date. */
export interface DateMove {
  n: number;
  from: Date;
  to: Date;
  at: Date;
}

/** Somebody was put elsewhere by hand, and why: for whoever forms sets. */
export interface Move {
  person: string;
  /** Numbers of sets; null: none. */
  from: number | null;
  to: number | null;
  reason: string;
  by: string;
  at: Date;
}

export interface MeetingSet extends Scope, Joining {
  id: string;
  /** Counts up within the run: set A is the first. */
  number: number;
  members: readonly string[];
  meetings: readonly PlannedMeeting[];
  timeZone: string;
  link: string;
  lang: 'en' | 'es' | 'both';
  rules: SetRules;
  /** What they had agreed on before, oldest first. */
  earlierRules: readonly SetRules[];
  agreed: Readonly<Record<string, { version: number; at: Date }>>;
  moves: readonly Move[];
  /** Oldest first. */
  dateMoves: readonly DateMove[];
  /** With whom a trainer has spoken after two absences in a row (S10), and after which meeting. Not a word of it. */
  spoken?: Readonly<Record<string, { n: number; at: Date }>>;
  formedAt: Date;
  revision: number;
}

/** What somebody says of themselves before sets are formed. Only the tool reads with whom they work. */
export interface JoinerSaid {
  person: string;
  languages: readonly ('en' | 'es')[];
  timeZone: string | null;
  /** Whom of the run they manage, or are managed by. */
  line: readonly string[];
}
