import { type Joiner, pairsInLine, shareLanguage, spread } from './set-formation.rule.ts';
import { mendBySwaps } from './swaps.rule.ts';

/**
 * How trios are made for one triad of the course. Whoever is left over: two are a pair (S12), one makes a four, for which
 * each triad of the course has a way. Two pairs instead of a four would leave four people without an observer.
 */

/** Somebody as it bears on whom they practise with. */
export interface Practiser extends Joiner {
  /** Where they work, in their own words; an empty text: they have not said. */
  site: string;
  /** With whom they have worked in a triad before. */
  met: readonly string[];
}

export type TrioProblem = 'alone' | 'too-many' | 'line' | 'language' | 'zones' | 'met' | 'one-site';

export const FULL = 3;
export const MOST_IN_A_TRIAD = 4;
/** Whoever sits at midnight for others to meet in the afternoon comes once. */
const ZONES_APART = 6 * 60;

/** What is to be said of a trio as it stands. */
export function problemsOfTrio(
  members: readonly string[],
  people: ReadonlyMap<string, Practiser>,
): TrioProblem[] {
  const known = members.flatMap((person) => people.get(person) ?? []);
  const problems: TrioProblem[] = [];
  if (members.length < 2) problems.push('alone');
  if (members.length > MOST_IN_A_TRIAD) problems.push('too-many');
  if (pairsInLine(known) > 0) problems.push('line');
  if (!shareLanguage(known)) problems.push('language');
  if (spread(known) > ZONES_APART) problems.push('zones');
  if (known.length > 1 && sameSite(known) === pairsOf(known.length)) problems.push('one-site');
  if (pairsMet(known) > 0) problems.push('met');
  return problems;
}

/** Threes; of what is left over a pair or a four. Empty where somebody is alone. */
export function trioSizes(count: number): number[] {
  if (count < 2) return [];
  const threes = Array.from({ length: Math.floor(count / FULL) }, () => FULL);
  const over = count % FULL;
  if (over === 0) return threes;
  return over === 1 ? [...threes.slice(1), MOST_IN_A_TRIAD] : [...threes, 2];
}

/** The same people give the same trios. `left`: nobody is there to practise with. */
export function formTrios(people: readonly Practiser[]): { trios: string[][]; left: string[] } {
  const sorted = people.toSorted((one, other) => placeOf(one).localeCompare(placeOf(other)));
  const sizes = trioSizes(sorted.length);
  if (sizes.length === 0) return { trios: [], left: sorted.map(({ person }) => person) };
  const trios: Practiser[][] = [];
  let from = 0;
  for (const size of sizes) trios.push(sorted.slice(from, (from += size)));
  mendBySwaps(trios, costOf);
  return { trios: trios.map((trio) => trio.map(({ person }) => person).toSorted()), left: [] };
}

/** Neighbours by this speak one language and keep one time. */
const placeOf = ({ languages, zone, person }: Practiser): string =>
  `${languages.toSorted().join()} ${String(zone + 1000).padStart(5, '0')} ${person}`;

const pairsOf = (count: number): number => (count * (count - 1)) / 2;

const countPairs = (
  trio: readonly Practiser[],
  counts: (one: Practiser, other: Practiser) => boolean,
): number =>
  trio.reduce((sum, one, at) => sum + trio.slice(at + 1).filter((other) => counts(one, other)).length, 0);

const pairsMet = (trio: readonly Practiser[]): number =>
  countPairs(trio, (one, other) => one.met.includes(other.person) || other.met.includes(one.person));

const sameSite = (trio: readonly Practiser[]): number =>
  countPairs(trio, (one, other) => one.site !== '' && one.site === other.site);

/** Each worse than all of those behind it together. */
const WEIGHT = { line: 1_000_000, language: 100_000, met: 1000, site: 30, hour: 1 } as const;

const costOf = (trio: readonly Practiser[]): number =>
  pairsInLine(trio) * WEIGHT.line +
  (shareLanguage(trio) ? 0 : WEIGHT.language) +
  pairsMet(trio) * WEIGHT.met +
  sameSite(trio) * WEIGHT.site +
  (spread(trio) / 60) * WEIGHT.hour;
