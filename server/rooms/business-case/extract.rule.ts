import type { WholeCase } from './case.types.ts';

/**
 * The case as if these were all of its sections: names of rows, totals and sums that an extract shows can then come from
 * nowhere else.
 */
export const extractOf = (whole: WholeCase, sections: readonly string[]): WholeCase => ({
  ...whole,
  sections: whole.sections.filter(({ slug }) => sections.includes(slug)),
});
