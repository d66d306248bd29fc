import type { CaseDocument, DocumentPart, DocumentSaying, DocumentSection } from './case-document.types.ts';
import { placeOf, TABLES } from './case-tables.rule.ts';
import type { SectionValue, WholeCase } from './case.types.ts';
import type { CellsGiven, TableOfSection } from './document-cell.rule.ts';
import { costParts } from './document-costs.rule.ts';
import { GOALS_SECTION, goalParts } from './document-goals.rule.ts';
import { tableParts } from './document-table.rule.ts';
import { titleOf } from './head.rule.ts';
import { isEmptyText } from './rich-text.rule.ts';

/** What of the template a reader meets. */
export interface DocumentTemplate {
  kinds: readonly { key: string; title: Both }[];
  sections: readonly DocumentSource[];
}
type Both = Readonly<Record<'en' | 'es', string>>;

interface DocumentSource {
  slug: string;
  title: Both;
  tables: readonly TableOfSection[];
}

/**
 * The case as its reader has it: title, sections in their order, figures, tables; no prompts, nothing of what was left
 * out, and no section in which nobody wrote. A page, paper and every file are drawn from this, so that no figure in one of
 * them is another's.
 */
export function caseDocument(
  whole: WholeCase,
  template: DocumentTemplate,
  saying: DocumentSaying,
  state: string,
): CaseDocument {
  const { lang, say } = saying;
  const kind = template.kinds.find(({ key }) => key === whole.head.kind)?.title[lang];
  return {
    lang,
    title: titleOf(whole.head) ?? say('business-case'),
    about: [say('business-case'), kind, state].filter((one) => one !== undefined).join(' · '),
    sections: template.sections.flatMap((section) => {
      const { slug, title } = section;
      const value = whole.sections.find((one) => one.slug === slug)?.value ?? NOTHING;
      const parts = partsOf(section, value, { whole, sections: template.sections, saying });
      return parts.length > 0 ? [{ slug, title: title[lang], parts }] : [];
    }),
  };
}

/** Of a section in which nobody wrote there may be choices all the same. */
const NOTHING: SectionValue = { text: null, tables: {} };

function partsOf(
  { slug, title, tables }: DocumentSource,
  value: SectionValue,
  given: CellsGiven,
): DocumentSection['parts'] {
  const text: DocumentPart[] =
    value.text && !isEmptyText(value.text) ? [{ kind: 'text', text: value.text }] : [];
  const lines = placeOf(TABLES.lines);
  const shown = tables.flatMap((table) => {
    const rows = value.tables[table.key] ?? [];
    const isSheet = slug === lines.section && table.key === lines.table;
    return isSheet ? costParts(table, rows, given) : tableParts(table, rows, given);
  });
  const goals = slug === GOALS_SECTION ? goalParts(given.whole.head, given.saying) : [];
  return [...text, ...goals, ...shown.map((part) => withoutEcho(part, title[given.saying.lang]))];
}

/** A table of the section's own name needs none. */
const withoutEcho = (part: DocumentPart, section: string): DocumentPart =>
  'title' in part && part.title === section ? { ...part, title: null } : part;
