import type { Adaptation, Credit, SharedItem } from './sharing.types.ts';

/** Where things come from and where they went. */

/** Each thing once, in the state that is nearest. */
export function creditsOf(adaptations: readonly Pick<Adaptation, 'credits'>[]): Credit[] {
  const all = adaptations.flatMap(({ credits }) => credits);
  return all.filter(({ item }, at) => all.findIndex((one) => one.item === item) === at);
}

/** Those whose credit stands with what somebody has now. */
export const credited = <One extends Pick<Adaptation, 'state'>>(adaptations: readonly One[]): One[] =>
  adaptations.filter(({ state }) => state === 'placed');

/** The same at a moment: those that had been placed and not rewritten. Undefined: now. */
export const creditedAt = <One extends Pick<Adaptation, 'state' | 'placedAt' | 'rewrittenAt'>>(
  adaptations: readonly One[],
  at: Date | undefined,
): One[] =>
  at === undefined
    ? credited(adaptations)
    : adaptations.filter(
        ({ placedAt, rewrittenAt }) =>
          placedAt !== null && placedAt <= at && (rewrittenAt === null || rewrittenAt > at),
      );

/** What a copy of this item is credited with. */
export const creditsWith = ({ id, at, credits }: Pick<SharedItem, 'id' | 'at' | 'credits'>): Credit[] =>
  creditsOf([{ credits: [{ item: id, at }, ...credits] }]);

/** A copy in the family tree of what it was made of; `parent` is the copy that it was made from, null for the first ones. */
export interface Kin {
  adaptation: Adaptation;
  parent: string | null;
}

/** Copies that were taken in, each below the one that it was made from; of two of those, below the first. Oldest first. */
export function familyOf(adaptations: readonly Adaptation[]): Kin[] {
  const taken = adaptations
    .filter(({ placedAt, testUser }) => placedAt !== null && !testUser)
    .toSorted((one, other) => timeOf(one) - timeOf(other));
  const known = new Set(taken.map(({ id }) => id));
  return taken.map((adaptation) => ({
    adaptation,
    parent: adaptation.via.find((id) => known.has(id)) ?? null,
  }));
}

const timeOf = ({ placedAt }: Adaptation): number => placedAt?.getTime() ?? 0;
