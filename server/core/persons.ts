import type { Scope } from './scope.ts';

/** What a room keeps of people. Every room answers; one that keeps nothing of anybody says `knowsNobody`. */
export interface Persons {
  /** All that it knows of somebody in a run, as plain data for "take everything away". */
  take(scope: Scope, person: string): Promise<Record<string, unknown>>;
  /** Forgets somebody: afterwards no row of this room leads to that person. Doing it twice is doing it once. */
  erase(scope: Scope, person: string): Promise<void>;
  /**
   * Two entries of a run turned out to be one person: `into` goes on with what `from` did, and what was `from`'s can
   * still be told apart. Doing it twice is doing it once.
   */
  join?(scope: Scope, pair: Pair): Promise<void>;
  /** Takes a joining back: `into` keeps what is its own. */
  part?(scope: Scope, pair: Pair): Promise<void>;
}

/** Two people of a run who are taken for one. */
export interface Pair {
  from: string;
  into: string;
}

export const knowsNobody: Persons = {
  take: () => Promise.resolve({}),
  erase: () => Promise.resolve(),
};

/** Several stores of one room as one: each says what it keeps, under a name of its own, and each forgets. */
export const together = (parts: readonly Persons[]): Required<Persons> => ({
  take: async (scope, person) => {
    const taken: Record<string, unknown> = {};
    for (const part of parts) Object.assign(taken, await part.take(scope, person));
    return taken;
  },
  erase: async (scope, person) => {
    for (const part of parts) await part.erase(scope, person);
  },
  join: async (scope, pair) => {
    for (const part of parts) await part.join?.(scope, pair);
  },
  part: async (scope, pair) => {
    for (const part of parts) await part.part?.(scope, pair);
  },
});
