import type { Criterion, ModelChooserDocument, ModelOption } from './document.contract.ts';

/** Weights and scores of step 6.2: both from 0 to 5. */
export const MOST = 5;

type Weighed = Pick<ModelChooserDocument, 'criteria' | 'options'>;

/** What has no weight yet weighs nothing, and what has no score scores nothing. */
const weightOf = ({ weight }: Criterion): number => weight ?? 0;
const scoreOf = ({ scores }: ModelOption, { id }: Criterion): number => scores[id] ?? 0;

export const totalOf = (criteria: readonly Criterion[], option: ModelOption): number =>
  criteria.reduce((sum, criterion) => sum + weightOf(criterion) * scoreOf(option, criterion), 0);

export const mostOf = (criteria: readonly Criterion[]): number =>
  criteria.reduce((sum, criterion) => sum + weightOf(criterion) * MOST, 0);

/** Weighed and scored in full: only then a total says something. */
export const isScored = (criteria: readonly Criterion[], option: ModelOption): boolean =>
  criteria.length > 0 &&
  criteria.every(({ id, weight }) => weight !== null && (option.scores[id] ?? null) !== null);

export interface Ranked {
  option: ModelOption;
  total: number;
}

/** Options that are scored in full, the highest first; those of one total as they stand in the list. */
export const ranked = ({ criteria, options }: Weighed): Ranked[] =>
  options
    .filter((option) => isScored(criteria, option))
    .map((option) => ({ option, total: totalOf(criteria, option) }))
    .toSorted((one, other) => other.total - one.total);

/** A score of 0 or 1 where the weight is 4 or 5: no total saves it. */
export const sinkersOf = (criteria: readonly Criterion[], option: ModelOption): Criterion[] =>
  criteria.filter(({ id, weight }) => (weight ?? 0) >= 4 && (option.scores[id] ?? MOST) <= 1);

export interface Tilt {
  criterion: Criterion;
  weight: number;
  first: Ranked;
  second: Ranked;
}

/** Changes of one weight by one point after which another option is first, or level with the first. */
export function tiltsOf(weighed: Weighed): Tilt[] {
  const [before] = ranked(weighed);
  if (!before) return [];
  return weighed.criteria.flatMap((criterion) =>
    [-1, 1].flatMap((change) => {
      const weight = weightOf(criterion) + change;
      if (weight < 0 || weight > MOST) return [];
      const criteria = weighed.criteria.map((one) => (one.id === criterion.id ? { ...one, weight } : one));
      const [first, second] = ranked({ ...weighed, criteria });
      if (!first || !second) return [];
      const holds = first.option.id === before.option.id && first.total > second.total;
      return holds ? [] : [{ criterion, weight, first, second }];
    }),
  );
}
