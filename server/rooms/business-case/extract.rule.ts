import type { WholeCase } from './case.types.ts';
import { GOALS_SECTION, withoutGoals } from './document-goals.rule.ts';

/**
 * The case as if these were all of its sections: names of rows, totals and sums that an extract shows can then come from
 * nowhere else.
 */
export const extractOf = (whole: WholeCase, sections: readonly string[]): WholeCase => ({
  head: sections.includes(GOALS_SECTION) ? whole.head : withoutGoals(whole.head),
  sections: whole.sections.filter(({ slug }) => sections.includes(slug)),
});
