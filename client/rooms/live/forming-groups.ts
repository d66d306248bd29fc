/** People as somebody puts them together by hand, before they are sets. */
export interface Arranged {
  groups: string[][];
  /** In no set for now. */
  left: string[];
}

export type Target = number | 'new' | 'left';

/** What was kept of an earlier try, for those who are still free; who has come since stands among those left. */
export function arrangedOf(kept: readonly string[][] | null, proposed: Arranged): Arranged {
  if (kept === null) return proposed;
  const free = [...proposed.groups.flat(), ...proposed.left];
  const groups = kept
    .map((group) => group.filter((person) => free.includes(person)))
    .filter((group) => group.length > 0);
  const placed = new Set(groups.flat());
  return { groups, left: free.filter((person) => !placed.has(person)) };
}

/** A group that nobody is in any more is none. */
export function putInto({ groups, left }: Arranged, person: string, to: Target): Arranged {
  const without = groups.map((group) => group.filter((one) => one !== person));
  const others = left.filter((one) => one !== person);
  if (to === 'left') return { groups: filled(without), left: [...others, person] };
  const added =
    to === 'new'
      ? [...without, [person]]
      : without.map((group, at) => (at === to ? [...group, person] : group));
  return { groups: filled(added), left: others };
}

const filled = (groups: readonly string[][]): string[][] => groups.filter((group) => group.length > 0);
