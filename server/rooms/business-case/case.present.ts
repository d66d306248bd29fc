import { asSeenBy, viewersOf } from '../../core/visibility.ts';
import type { Session } from '../../core/session.ts';
import type { Section, Template } from './business-case.schema.ts';
import type { CaseHead, SectionValue, ShownSection, ShownTemplate } from './case.types.ts';
import { draftHead, draftSection } from './case.visibility.ts';
import { placeIn, type GuideLists } from './guide-list.rule.ts';
import { NEW_HEAD } from './head.rule.ts';
import type { PenMark } from './pen.rule.ts';

const ASKING = ['owner'] as const;

interface Saved<Value> {
  value: Value;
  revision: number;
  savedAt: Date;
}

/** Undefined is a case that nobody has begun. */
export function presentHead(session: Session, head: Saved<CaseHead> | undefined) {
  const thing = {
    value: { ...NEW_HEAD, ...head?.value },
    revision: head?.revision ?? 0,
    savedAt: head?.savedAt.toISOString() ?? null,
  };
  return asSeenBy(draftHead, viewersOf(session, ASKING, session.person), thing);
}

export function presentSection(
  session: Session,
  {
    slug,
    value,
    revision,
    savedAt,
    checkedAt,
    pens,
  }: Saved<SectionValue> & { slug: string; checkedAt: Date | null; pens: PenMark[] },
) {
  return asSeenBy(draftSection, viewersOf(session, ASKING, session.person), {
    slug,
    value,
    revision,
    savedAt: savedAt.toISOString(),
    checkedAt: checkedAt?.toISOString() ?? null,
    pens,
  });
}

export const presentTemplate = (
  template: Pick<Template, 'kinds' | 'extracts' | 'drafting_order'> & {
    sections: readonly Section[];
    guides?: GuideLists;
  },
): ShownTemplate => ({
  kinds: template.kinds.map(({ key, title, says, adds }) => ({ key, title, says, adds })),
  extracts: template.extracts.map(({ key, title, says, sections }) => ({ key, title, says, sections })),
  draftingOrder: template.drafting_order,
  sections: template.sections.map((section) => presentTemplateSection(section, template.guides)),
});

function presentTemplateSection(section: Section, guides: GuideLists | undefined): ShownSection {
  const lists = (guides?.lists ?? []).filter((list) => placeIn(list, section.slug));
  return {
    slug: section.slug,
    title: section.title,
    essential: section.essential,
    purpose: section.purpose,
    recommended: section.recommended ?? null,
    prompts: section.prompts,
    length: section.length,
    feeds: section.feeds,
    brings: section.brings ?? null,
    lists: lists.map(({ key }) => key),
    sources: lists.flatMap(({ groups }) => groups.map(({ source }) => source)),
    tables: section.tables,
    assessor: section.assessor,
    example: section.example,
  };
}
