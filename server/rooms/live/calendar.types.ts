import type { Rhythm } from './calendar.rule.ts';

/** In which language a session is held; `both`: people speak the one that they like. */
export type SessionLanguage = 'en' | 'es' | 'both';

/** That a session is held at another time than before. Null: the time that the rhythm of the run gives. */
export interface Move {
  from: Date | null;
  to: Date | null;
  at: Date;
  /** It was far from its day, and whoever moved it has read that (S2). */
  far: boolean;
}

/** What a trainer settled of one session; what is null is as it is for all. */
export interface Settled {
  step: string;
  at: Date | null;
  link: string | null;
  language: SessionLanguage | null;
  /** Oldest first. */
  moves: Move[];
}

/** That all sessions which nobody has moved are held on another weekday or at another time than before. */
export interface RhythmMove {
  from: Rhythm;
  to: Rhythm;
  at: Date;
}

/** What trainers settled of the sessions of a run: everything that is not worked out from its first day. */
export interface RunCalendarOfSessions {
  rhythm: Rhythm;
  /** For every session that has none of its own. */
  link: string | null;
  language: SessionLanguage | null;
  sessions: Settled[];
  /** Oldest first. */
  rhythmMoves: RhythmMove[];
  /** Counts up with each change. */
  revision: number;
}

/** A live session of the run's course as it stands in the calendar. */
export interface LiveSession {
  step: string;
  module: string;
  slug: string;
  number: string;
  title: { en: string; es: string };
  minutes: number;
  /** `set`: in small groups that meet for themselves, each at its own hour; else the whole cohort. */
  kind: 'cohort' | 'set';
  /** The day that the rhythm gives; null while nobody knows when the run begins. */
  plannedOn: string | null;
  startsAt: Date | null;
  endsAt: Date | null;
  /** Somebody has moved it. */
  moved: Move | null;
  link: string | null;
  language: SessionLanguage | null;
}
