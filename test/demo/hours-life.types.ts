import type { CHANNELS, KINDS, OUTSIDE } from '../../server/rooms/hours/entry.contract.ts';
import type { CONNECTIONS } from '../../server/rooms/hours/relationship.contract.ts';

export interface Mentee {
  label: string;
  line: string;
  connection: (typeof CONNECTIONS)[number];
  powerReason?: string;
  /** On which day both had signed the agreement; absent: not yet. */
  agreedOn?: number;
  purpose: string;
  format?: 'one-to-one' | 'e-mentoring';
  pausedOn?: number;
  /** A no-fault ending, of which nobody is told why. */
  endedOn?: number;
}

export interface Talk {
  day: number;
  at: string;
  min: number;
  /** Label of a mentee; absent: a circle, or nobody in particular. */
  with?: string;
  kind?: (typeof KINDS)[number];
  channel?: (typeof CHANNELS)[number];
  /** Minutes before and after that were logged with it. */
  around?: number;
  participants?: number;
  outside?: (typeof OUTSIDE)[number];
  shadowing?: true;
  /** Index in the list of the session that it prepares. */
  prepares?: number;
  lengthNote?: string;
  privateNote?: string;
  /** Days later that it was logged; absent: the same evening. */
  later?: number;
  confirmed?: 'mentee' | 'coordinator';
  voided?: string;
  /** A trainer's question, and the answer where it has come. */
  asked?: { day: number; text: string; answer?: string };
}

export interface MentorLife {
  lang: 'en' | 'es';
  zone: string;
  mentees: readonly Mentee[];
  talks: readonly Talk[];
  plan?: { mentees: number; sessions: number; minutes: number; aroundMin: number };
}
