import type { RoundPart, Rounds } from '../../content/course.types.ts';

/** Milliseconds of the server's clock, so that every page counts from the same. */
type Moment = number;

export interface Round {
  mentor: string;
  mentee: string;
  /** One of three, two of four; none of two, who look at themselves (S12). */
  observers: readonly string[];
  at: Moment;
  /** For how long it stood still so far. */
  pausedMs: number;
  /** Since when it stands still; null while it runs. */
  pausedAt: Moment | null;
  /** By how much it was moved on by hand. */
  skippedMs: number;
  endedAt: Moment | null;
}

/** Those who practise at one step of the course. Its parts are flat and by key, so that one tap changes one or two of them. */
export interface Triad {
  members: readonly string[];
  /** When they meet: they say so themselves. */
  at: Moment | null;
  here: Readonly<Record<string, boolean>>;
  /** Who begins as what: by how many seats all have moved from where they sat first. */
  seat: number;
  /** Who practises, as they sit: settled with the first round. */
  order: readonly string[];
  rounds: Readonly<Record<string, Round>>;
  /** What helped most, in one sentence of whoever was the mentee of a round. */
  views: Readonly<Record<string, string>>;
  /** Sheets that were handed over, by round and author. */
  sheets: Readonly<Record<string, Moment>>;
  done: Readonly<Record<string, Moment>>;
}

export interface TriadFrame {
  rounds: Rounds;
}

/** Each says of what it was pressed, so that two presses for one thing do it once. */
export type TriadTap =
  | { kind: 'date'; at: Moment | null }
  | { kind: 'here'; on: boolean }
  | { kind: 'seat'; to: number }
  | { kind: 'begin'; round: number; people: number }
  | { kind: 'pause'; round: number }
  | { kind: 'go-on'; round: number }
  | { kind: 'skip'; round: number; from: number }
  | { kind: 'end'; round: number }
  | { kind: 'anew' }
  | { kind: 'view'; round: number; text: string }
  | { kind: 'done' };

export type TriadRefusal = 'begun' | 'not-begun' | 'alone' | 'others' | 'not-yours' | 'sheets';

export interface TriadPress {
  by: string;
  at: Moment;
  tap: TriadTap;
}

export const newTriad = (members: readonly string[]): Triad => ({
  members,
  at: null,
  here: {},
  seat: 0,
  order: [],
  rounds: {},
  views: {},
  sheets: {},
  done: {},
});

/** Parts of one round, by how many practise. */
export const partsOf = ({ rounds }: TriadFrame, people: number): readonly RoundPart[] => {
  if (people === 2) return rounds.two;
  return people >= 4 ? rounds.four : rounds.three;
};
