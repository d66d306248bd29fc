/** A version of a case before somebody who decides: a link, what it shows, and what they answer. */
export interface LeaderLink {
  id: string;
  person: string;
  /** Id of the version, and its number: what the reader is told they have read. */
  version: string;
  number: number;
  /** Sections that it shows, in their order. */
  sections: readonly string[];
  /** For whom it is, in its maker's words: a role. */
  reader: string;
  madeAt: Date;
  until: Date;
  closed: { at: Date; how: 'withdrawn' | 'sent' } | null;
  /** What they have written so far; once it is sent, their answer. */
  values: Readonly<Record<string, unknown>>;
  revision: number;
  savedAt: Date | null;
  /** Since when trainers may read the answer. */
  sharedAt: Date | null;
}

export type LinkState = 'open' | 'lapsed' | 'withdrawn' | 'sent';
