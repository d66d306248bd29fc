import type { CaseHead, SectionValue } from './case.types.ts';

/**
 * Why a state of the case was kept: it was handed in, its author gave it a name, half an hour had passed without a
 * change, it was about to be replaced, or it was left out where two texts were put together.
 */
export const MADE = ['submitted', 'named', 'rested', 'replaced', 'left-out'] as const;
export type Made = (typeof MADE)[number];

export interface FrozenSection {
  slug: string;
  value: SectionValue;
  revision: number;
  savedAt: Date;
}

/** What was kept. Sections in the order of reading; those in which nobody had written are not there. */
export interface Frozen {
  head: CaseHead;
  sections: readonly FrozenSection[];
}

/** What a line of the list says. */
export interface VersionLine {
  id: string;
  made: Made;
  /** Of a version that was handed in: 1, 2, … */
  number: number | null;
  name: string;
  at: Date;
  sections: readonly Pick<FrozenSection, 'slug' | 'revision' | 'savedAt'>[];
}
