import { isBegun } from './begun.rule.ts';
import type { KnownSection } from './case-tables.rule.ts';
import type { WholeCase } from './case.types.ts';
import { missingCosts } from './costs.rule.ts';
import { missingCriteria, missingEvaluation } from './criteria.rule.ts';
import type { Missing } from './missing.types.ts';
import { missingMilestones } from './timeline.rule.ts';

export type { Missing } from './missing.types.ts';

/**
 * What keeps a case from being handed in (rules B3, B4, B6) and what is worth a look before, in the order of reading.
 * Of a section without a word it is said that it is empty, and nothing more; of one that this template has not, nothing.
 */
export function missingIn(whole: WholeCase, template: { sections: readonly KnownSection[] }): Missing[] {
  const found = [
    ...emptySections(whole, template.sections),
    ...missingCriteria(whole),
    ...missingCosts(whole),
    ...missingMilestones(whole),
    ...missingEvaluation(whole),
  ];
  const order = template.sections.map(({ slug }) => slug);
  const empty = new Set(found.filter(({ code }) => code === 'empty').map(({ section }) => section));
  return found
    .filter(({ code, section }) => order.includes(section) && (code === 'empty' || !empty.has(section)))
    .toSorted((one, other) => order.indexOf(one.section) - order.indexOf(other.section));
}

/** Essential ones stop; an optional one that was taken may still be left out. */
function emptySections(whole: WholeCase, sections: readonly KnownSection[]): Missing[] {
  const written = new Map(whole.sections.map(({ slug, value }) => [slug, value]));
  return sections
    .filter(({ slug, essential }) => essential || written.has(slug))
    .filter((section) => !isBegun(section, written.get(section.slug)))
    .map(({ slug, essential }) => ({ code: 'empty', section: slug, stops: essential }));
}
