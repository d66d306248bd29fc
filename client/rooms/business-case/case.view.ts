import { againOf, type Again } from '../../../server/rooms/business-case/feeds.rule.ts';
import { chosen } from '../../../server/rooms/business-case/head.rule.ts';
import { lengthNote } from '../../../server/rooms/business-case/length.rule.ts';
import type { TABLES } from '../../../server/rooms/business-case/case-tables.rule.ts';
import { isBegun } from '../../../server/rooms/business-case/begun.rule.ts';
import { wordCount } from '../../../server/rooms/business-case/rich-text.rule.ts';
import { lang } from '../../core/i18n.ts';
import {
  EMPTY,
  type CaseHead,
  type OpenedCase,
  type SectionValue,
  type TemplateSection,
} from './business-case.types.ts';

/** A section as the list of them shows it. */
export interface ListedSection {
  section: TemplateSection;
  /** Its number in the template, which it keeps whatever is left out. */
  number: number;
  value: SectionValue;
  state: 'empty' | 'begun' | 'drafted' | 'again';
  again: readonly Again[];
}

/** Every section of the template with what stands in it. */
export function listed({ template, sections }: Pick<OpenedCase, 'template' | 'sections'>): ListedSection[] {
  const values = new Map(sections.map(({ slug, value }) => [slug, value]));
  const dated = sections
    .filter(({ slug, value }) => isBegun(templateOf(template.sections, slug), value))
    .map(({ slug, savedAt, checkedAt }) => ({
      slug,
      savedAt: new Date(savedAt),
      checkedAt: checkedAt === null ? null : new Date(checkedAt),
    }));
  const again = againOf(dated, template.sections);
  return template.sections.map((section, at) => {
    const value = values.get(section.slug) ?? EMPTY;
    const own = again.get(section.slug) ?? [];
    return { section, number: at + 1, value, again: own, state: stateOf(section, value, own) };
  });
}

const templateOf = (sections: readonly TemplateSection[], slug: string) =>
  sections.find((one) => one.slug === slug) ?? { tables: [] };

export const titleIn = ({ sections }: OpenedCase['template'], slug: string): string =>
  sections.find((one) => one.slug === slug)?.title[lang.value] ?? slug;

/** Texts are never changed, only replaced: with a key of one section the words of seventeen others are known. */
const counted = new WeakMap<object, number>();

function wordsIn(text: SectionValue['text']): number {
  if (!text) return 0;
  const known = counted.get(text);
  if (known !== undefined) return known;
  const count = wordCount(text);
  counted.set(text, count);
  return count;
}

function stateOf(
  section: TemplateSection,
  value: SectionValue,
  again: readonly Again[],
): ListedSection['state'] {
  if (!isBegun(section, value)) return 'empty';
  if (again.length > 0) return 'again';
  const { words } = section.length;
  if (!words) return 'drafted';
  const count = wordsIn(value.text);
  // A table says much of what a section has to say; without a word beside it, it is begun.
  const rows = Object.values(value.tables).some((all) => all.length > 0);
  return count > 0 && (rows || lengthNote(count, words) !== 'short') ? 'drafted' : 'begun';
}

/** Those that are in the case, and those that were left out. */
export function divided(all: readonly ListedSection[], template: OpenedCase['template'], head: CaseHead) {
  const slugs = new Set(chosen(template, head));
  return {
    inside: all.filter(({ section }) => slugs.has(section.slug)),
    outside: all.filter(({ section }) => !slugs.has(section.slug)),
  };
}

/** By the name that the rules have for it; they come with the tables. */
const NAME: (typeof TABLES)['criteria'] = 'success-criteria/criteria';
export const [CRITERIA = '', ROWS = ''] = NAME.split('/');

/** Whether anybody has said yet what success would be: a row of the criteria with a statement. */
export const hasCriterion = (inside: readonly ListedSection[]): boolean => {
  const found = inside.find(({ section }) => section.slug === CRITERIA);
  return !found || (found.value.tables[ROWS] ?? []).some(({ cells }) => Boolean(cells['statement']));
};

/**
 * The section to go on with. What success would be is said first, in one criterion at least: whoever describes the present
 * before that finds criteria that fit it. Then the first in the order of writing that is not drafted yet, else the first of all.
 */
export function nextToWrite(inside: readonly ListedSection[], order: readonly string[]): string {
  if (!hasCriterion(inside)) return CRITERIA;
  const open = order.find((slug) =>
    inside.some(({ section, state }) => section.slug === slug && (state === 'empty' || state === 'begun')),
  );
  return open ?? inside[0]?.section.slug ?? '';
}
