import { changesOf } from '../../../server/rooms/business-case/case-difference.rule.ts';
import type { SectionValue, WholeCase } from '../../../server/rooms/business-case/case-tables.rule.ts';
import type { CellsGiven } from '../../../server/rooms/business-case/document-cell.rule.ts';
import { chosen } from '../../../server/rooms/business-case/head.rule.ts';
import { dayText, lang, t } from '../../core/i18n.ts';
import type { Key } from '../../core/words.types.ts';
import { EMPTY, type Template } from '../business-case/business-case.types.ts';
import type { ShownSection } from './case-section.tsx';
import type { ReadVersion as Whole } from './review.types.ts';

type ReadVersion = Pick<Whole, 'head' | 'sections'>;

/** As every file has it, so that no figure here is another's. */
export function givenBy(template: Pick<CellsGiven, 'sections'>, { head, sections }: WholeCase): CellsGiven {
  const whole: WholeCase = { head, sections };
  return {
    whole,
    sections: template.sections,
    saying: {
      lang: lang.value,
      say: (word, said) => t(`case.copies.paper.${word}` as Key, said),
      day: (day) => dayText(day, 'year'),
      choice: (_, key) => key,
    },
  };
}

export interface ReadSection extends ShownSection {
  /** Since the version before. */
  changed: boolean;
}

const valueIn = (version: ReadVersion, slug: string): SectionValue =>
  version.sections.find((one) => one.slug === slug)?.value ?? EMPTY;

/** The sections of a version in the order of reading, laid beside another one where there is one. */
export function sectionsOf(
  template: Template,
  version: ReadVersion,
  before: ReadVersion | null,
): ReadSection[] {
  const inside = new Set(
    [version, ...(before ? [before] : [])].flatMap(({ head }) => chosen(template, head)),
  );
  return template.sections.flatMap(({ slug, title, tables }, at) => {
    if (!inside.has(slug)) return [];
    const value = valueIn(version, slug);
    const earlier = before ? valueIn(before, slug) : undefined;
    const changed = earlier !== undefined && changesOf(earlier, value).length > 0;
    return [{ slug, title, tables, number: at + 1, value, earlier, changed }];
  });
}

/** Sections that were left out, each with its line on why. */
export function leftOut(template: Template, { head }: ReadVersion) {
  const inside = new Set(chosen(template, head));
  return template.sections.flatMap(({ slug, title }) =>
    inside.has(slug) ? [] : [{ slug, title: title[lang.value], reason: head.reasons[slug] ?? '' }],
  );
}
