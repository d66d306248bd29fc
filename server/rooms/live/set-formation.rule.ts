import { mendBySwaps } from './swaps.rule.ts';

/** How people are put together in sets (S1). Whoever forms them changes what comes out by hand. */

export const FEWEST = 4;
export const MOST = 8;
/** What the tool aims at. */
const BEST: readonly [number, number] = [5, 6];

/** Somebody as it bears on whom they can meet with. */
export interface Joiner {
  person: string;
  /** Languages they would meet in. */
  languages: readonly string[];
  /** Minutes of their clocks ahead of UTC. */
  zone: number;
  /** Whom they manage or are managed by, as they said themselves; what one of two has said holds for both. */
  line: readonly string[];
}

export type Group = readonly string[];
export type GroupProblem = 'too-few' | 'too-many' | 'line' | 'language' | 'zones';

/** Whoever sits at midnight for others to meet in the afternoon comes twice. */
const ZONES_APART = 6 * 60;

/** What is wrong with a set as it stands. */
export function problemsOf(group: Group, people: ReadonlyMap<string, Joiner>): GroupProblem[] {
  const members = group.flatMap((person) => people.get(person) ?? []);
  const problems: GroupProblem[] = [];
  if (group.length < FEWEST) problems.push('too-few');
  if (group.length > MOST) problems.push('too-many');
  if (pairsInLine(members) > 0) problems.push('line');
  if (!shareLanguage(members)) problems.push('language');
  if (spread(members) > ZONES_APART) problems.push('zones');
  return problems;
}

const off = (size: number): number => Math.max(BEST[0] - size, size - BEST[1], 0);

/**
 * Sizes as near to five and six as the number allows, the larger first; empty where it is too small for one set. Of two
 * ways that are equally near, the one with fewer sets: a set of four is one cold away from too few.
 */
export function sizesFor(count: number): number[] {
  let best: number[] = [];
  for (let sets = Math.ceil(count / MOST); sets <= Math.floor(count / FEWEST); sets += 1) {
    const sizes = Array.from({ length: sets }, (_, at) => Math.floor((count + sets - 1 - at) / sets));
    if (best.length === 0 || distance(sizes) < distance(best)) best = sizes;
  }
  return best;
}

const distance = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + off(size), 0);

export interface Formed {
  sets: string[][];
  /** Too few for a set of their own. */
  left: string[];
}

/**
 * Forms sets: those who are in one line apart, one language in common, clocks near one another, in that order. The same
 * people give the same sets.
 */
export function formSets(joiners: readonly Joiner[]): Formed {
  const sizes = sizesFor(joiners.length);
  const sorted = joiners.toSorted((one, other) => placeOf(one).localeCompare(placeOf(other)));
  if (sizes.length === 0) return { sets: [], left: sorted.map(({ person }) => person) };
  const sets: Joiner[][] = [];
  let from = 0;
  for (const size of sizes) sets.push(sorted.slice(from, (from += size)));
  mendBySwaps(sets, costOf);
  return { sets: sets.map((set) => set.map(({ person }) => person).toSorted()), left: [] };
}

/** Neighbours by this speak one language and keep one time. */
const placeOf = ({ languages, zone, person }: Joiner): string =>
  `${languages.toSorted().join()} ${String(zone + 1000).padStart(5, '0')} ${person}`;

/** Each worse than all of those behind it together. */
const WEIGHT = { line: 1_000_000, language: 10_000, hour: 1 } as const;

function costOf(set: readonly Joiner[]): number {
  const language = shareLanguage(set) ? 0 : WEIGHT.language;
  return pairsInLine(set) * WEIGHT.line + language + (spread(set) / 60) * WEIGHT.hour;
}

const inLineWith = (one: Joiner, other: Joiner): boolean =>
  one.line.includes(other.person) || other.line.includes(one.person);

export function pairsInLine(members: readonly Joiner[]): number {
  return members.reduce(
    (sum, one, at) => sum + members.slice(at + 1).filter((other) => inLineWith(one, other)).length,
    0,
  );
}

export function shareLanguage([first, ...others]: readonly Joiner[]): boolean {
  if (!first) return true;
  return first.languages.some((language) => others.every(({ languages }) => languages.includes(language)));
}

/** Minutes between the clocks of those who are furthest apart. */
export const spread = (members: readonly Joiner[]): number =>
  members.length === 0
    ? 0
    : Math.max(...members.map(({ zone }) => zone)) - Math.min(...members.map(({ zone }) => zone));
