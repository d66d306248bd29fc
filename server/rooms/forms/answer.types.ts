import type { Lang } from '../../core/endpoint.contract.ts';
import type { Scope } from '../../core/scope.ts';

/** What an answer is found by, within a run. */
export interface AnswerName {
  /** Empty for an answer that the whole run has together. */
  person: string;
  form: string;
  subject: string;
  variant: string;
}

export interface Answer extends AnswerName {
  testUser: boolean;
  values: Record<string, unknown>;
  state: 'draft' | 'finished';
  /** Of the form, in which it was last written. */
  version: number;
  lang: Lang;
  savedAt: Date;
  /** Null: never. Earlier than `savedAt`: changed since. */
  finishedAt: Date | null;
  /** What it was when it was last finished, where others read that: readings side by side, averages. */
  finished: Record<string, unknown> | null;
  parts: Record<string, Date>;
  /** When each item was shared, by audience; `*` is the whole answer. */
  shared: Record<string, Record<string, Date>>;
  revision: number;
}

/** One write of an answer. */
export interface Change {
  write: string;
  testUser: boolean;
  /** New values, and fields that have none any more. What is in neither stays as it is. */
  values: Record<string, unknown>;
  gone: string[];
  state: Answer['state'];
  version: number;
  lang: Lang;
  at: Date;
  /** What was finished by this write. */
  finished?: Finished;
  /** With whom the values themselves share the answer. */
  audiences: string[];
}

export interface Finished {
  whole: boolean;
  /** All values, where others read what was finished. */
  reading: Record<string, unknown> | null;
  parts: string[];
  /** Its names as steps know them, to be told. */
  what: string[];
}

/** Something that was finished, to be told. */
export interface Untold extends Scope {
  name: AnswerName;
  testUser: boolean;
  what: string[];
  at: Date;
  revision: number;
}
