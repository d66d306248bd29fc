/** Who takes the next turn (S5). */

/** Somebody who is here, as far as it bears on turns. */
export interface Candidate {
  person: string;
  /** Turns so far, those of earlier meetings among them. */
  turns: number;
  /** When their last turn ended; null: they have had none. */
  lastAt: number | null;
  /** When they asked for one; null: they have not. */
  signedUpAt: number | null;
  passed: boolean;
}

const LATEST = Infinity;

/**
 * Fewest turns, then the longest wait, then who signed up first. Whoever passes is left out for this meeting, so nobody
 * takes a second turn while somebody who is here and does not pass still waits for a first. The id decides what nothing
 * else does, so that everybody's page says the same.
 */
export const inLine = (here: readonly Candidate[]): Candidate[] =>
  here
    .filter(({ passed }) => !passed)
    .toSorted(
      (one, other) =>
        one.turns - other.turns ||
        earlier(one.lastAt ?? -LATEST, other.lastAt ?? -LATEST) ||
        earlier(one.signedUpAt ?? LATEST, other.signedUpAt ?? LATEST) ||
        (one.person < other.person ? -1 : 1),
    );

/** Two infinities have no difference. */
const earlier = (one: number, other: number): number => (one === other ? 0 : one < other ? -1 : 1);
