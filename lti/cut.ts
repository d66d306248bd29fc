/**
 * What a cap of ours cut off. Whoever reads something with a cap says so in this one shape, and the host writes it into
 * its log and its self-test: nothing is left out without a word.
 */
export interface Cut {
  what: 'pages' | 'members' | 'line-items' | 'custom-values';
  /** How many were kept: the cap. */
  kept: number;
  /** How many there were, where that is known. */
  of?: number;
}
