import { isBegun } from '../../../server/rooms/business-case/begun.rule.ts';
import type { OpenedCase, SectionValue, Template, TemplateSection } from './business-case.types.ts';

/** A state of the case: as it stands, or as it was kept. */
export interface CaseState {
  sections: readonly { slug: string; value: SectionValue }[];
}

/** Every word of the case, or sections of one's own choice; anything else is an extract of the template. */
export const WHOLE = 'whole';
export const OWN = 'own';

/** Sections of a state with something in them, in the order of reading. */
export const written = (template: Template, { sections }: CaseState): TemplateSection[] =>
  template.sections.filter((section) =>
    isBegun(section, sections.find(({ slug }) => slug === section.slug)?.value),
  );

/** `sections` of it that are written, `open` those that are not. */
export type ReadyMade = Template['extracts'][number] & { open: readonly string[] };

/** The ready-made extracts of which at least one section is written. */
export function readyMade({ extracts }: Template, there: readonly TemplateSection[]): ReadyMade[] {
  const isThere = (slug: string) => there.some((one) => one.slug === slug);
  return extracts
    .map((extract) => ({
      ...extract,
      sections: extract.sections.filter(isThere),
      open: extract.sections.filter((slug) => !isThere(slug)),
    }))
    .filter(({ sections }) => sections.length > 0);
}

/** Sections as the page calls them, in the order of reading. */
export const titlesOf = (
  { sections }: Pick<OpenedCase['template'], 'sections'>,
  slugs: readonly string[],
  lang: 'en' | 'es',
): string =>
  sections
    .filter(({ slug }) => slugs.includes(slug))
    .map(({ title }) => title[lang])
    .join(' · ');
