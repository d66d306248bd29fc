/**
 * What several people press at once, as it is kept: one document, and one write for one tap, over the revision that the
 * tap was judged by. Whoever was slower judges anew.
 */
export interface Shared<State> {
  revision: number;
  state: State;
  /** Ids of the last taps: one that comes again has been done. */
  taps: readonly string[];
  /** Everybody who was ever in it: whoever is forgotten is found by it. */
  people: readonly string[];
}
