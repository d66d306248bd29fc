import type { EntryDraft } from './entry-draft.ts';
import type { Verdict } from './entry-problems.ts';
import type { Hours } from './hours.types.ts';

/** What every part of the form for an entry is given. */
export interface PartProps {
  draft: EntryDraft;
  change: (some: Partial<EntryDraft>) => void;
  verdict: Verdict;
  hours: Hours;
  /** Somebody has tried to save: what is missing is said. */
  tried: boolean;
}
