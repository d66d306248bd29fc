import type { Levels } from './review.types.ts';

interface Rubric {
  ready: { total: number; none_at: number };
  criteria: readonly { key: string; weight: number; sections: readonly string[] }[];
}

const STEPS = 3;

/** Criteria whose sections were all left out: they are not judged, and their weight is shared out (B11). */
export const notApplicable = ({ criteria }: Rubric, chosen: readonly string[]): string[] =>
  criteria.filter(({ sections }) => !sections.some((slug) => chosen.includes(slug))).map(({ key }) => key);

export interface Total {
  /** Of 100. */
  total: number;
  ready: boolean;
  /** Criteria that apply and have no level yet; until there are none the total is not the last word. */
  open: string[];
}

/**
 * The sum of weight x (level - 1) / 3, of 100 over the criteria that apply (B11). Worked out in whole numbers, so that
 * what is exactly the least that is Ready is Ready.
 */
export function totalOf(rubric: Rubric, chosen: readonly string[], levels: Levels): Total {
  const left = notApplicable(rubric, chosen);
  const criteria = rubric.criteria.filter(({ key }) => !left.includes(key));
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const points = criteria.reduce((sum, { key, weight }) => sum + weight * ((levels[key] ?? 1) - 1), 0);
  const open = criteria.filter(({ key }) => levels[key] === undefined).map(({ key }) => key);
  const { total, none_at: low } = rubric.ready;
  const none = !criteria.some(({ key }) => levels[key] === low);
  return {
    total: weights === 0 ? 0 : (points * 100) / (weights * STEPS),
    ready: open.length === 0 && none && points * 100 >= total * weights * STEPS,
    open,
  };
}

/** Criteria with a level, the lowest first: the three that a reviewer says something about. */
export function lowest({ criteria }: Rubric, levels: Levels, count = 3): string[] {
  const judged = criteria.filter(({ key }) => levels[key] !== undefined);
  return judged
    .toSorted((one, other) => (levels[one.key] ?? 0) - (levels[other.key] ?? 0))
    .slice(0, count)
    .map(({ key }) => key);
}

/** The share of questions among the comments; null before there is a comment (N17). */
export function shareOfQuestions(comments: readonly { kind: string; removed?: boolean }[]): number | null {
  const standing = comments.filter(({ removed }) => removed !== true);
  if (standing.length === 0) return null;
  return standing.filter(({ kind }) => kind === 'question').length / standing.length;
}
