/** Swaps two people of two groups as long as that mends something. Ends, because each swap lowers what it costs. */
export function mendBySwaps<T>(groups: T[][], costOf: (group: readonly T[]) => number): void {
  const costs = groups.map(costOf);
  let mended = true;
  while (mended) {
    mended = false;
    for (let one = 0; one < groups.length; one += 1)
      for (let other = one + 1; other < groups.length; other += 1)
        if ((costs[one] ?? 0) + (costs[other] ?? 0) > 0 && swapBetween({ groups, costs, costOf }, one, other))
          mended = true;
  }
}

interface Swapping<T> {
  groups: T[][];
  costs: number[];
  costOf(group: readonly T[]): number;
}

const ENOUGH = 1e-9;

function swapBetween<T>({ groups, costs, costOf }: Swapping<T>, one: number, other: number): boolean {
  const [left = [], right = []] = [groups[one], groups[other]];
  for (let here = 0; here < left.length; here += 1)
    for (let there = 0; there < right.length; there += 1) {
      const first = left.with(here, right[there] as T);
      const second = right.with(there, left[here] as T);
      const now = [costOf(first), costOf(second)] as const;
      if (now[0] + now[1] < (costs[one] ?? 0) + (costs[other] ?? 0) - ENOUGH) {
        Object.assign(groups, { [one]: first, [other]: second });
        Object.assign(costs, { [one]: now[0], [other]: now[1] });
        return true;
      }
    }
  return false;
}
