import type { Row } from '../../content/shape.rule.ts';
import type { CaseDocument, DocumentPart, DocumentSection, DocumentTable } from './case-document.types.ts';
import { placeOf, TABLES } from './case-tables.rule.ts';
import type { DocumentTemplate } from './case-document.rule.ts';
import type { CellsGiven } from './document-cell.rule.ts';
import { filledColumns, shownRows, tableOf } from './document-table.rule.ts';
import { plainText } from './rich-text.rule.ts';

/** A case in the few slides that a room has patience for (S1.19): what each section comes to, and all of it to be said. */

export interface CaseSlide {
  title: string;
  points: readonly string[];
  table: DocumentTable | null;
  /** Said below the table: how much of it stands in the notes alone. */
  more: string | null;
  /** What whoever speaks has before them. */
  notes: string;
}

const MOST_SLIDES = 12;
const MOST_ROWS = 6;
/** The sums of costs are followed line by line. */
const MOST_SUMS = 10;
const MOST_POINTS = 4;
const POINTS_BESIDE_TABLE = 2;
const LONGEST_POINT = 170;
const LONGEST_CELL = 90;

/** Of each section, the table that a slide has room for, and its columns. In the order of what is left out last. */
const SLIDES: Readonly<Record<string, { table: string; columns: readonly string[] } | null>> = {
  summary: null,
  rationale: { table: 'evidence', columns: ['claim', 'figure', 'dated'] },
  'costs-benefits': null,
  decision: { table: 'request', columns: ['item', 'amount', 'decided_by', 'needed_by'] },
  model: null,
  'success-criteria': {
    table: 'criteria',
    columns: ['statement', 'baseline_value', 'target_value', 'due_date'],
  },
  'pilot-timeline': { table: 'milestones', columns: ['milestone', 'end', 'owner_role'] },
  risks: { table: 'risks', columns: ['risk', 'band', 'action'] },
  aims: { table: 'aims', columns: ['aim', 'group', 'people'] },
  evaluation: { table: 'evaluation', columns: ['question', 'method', 'when'] },
  options: { table: 'rows', columns: ['option', 'total', 'verdict'] },
  'programme-design': { table: 'journey', columns: ['stage', 'who_acts', 'by_when'] },
  stakeholders: { table: 'stakeholders', columns: ['role', 'gap', 'action'] },
  'recruitment-matching': { table: 'matching', columns: ['criterion', 'kind', 'weight'] },
  'training-support': { table: 'preparation', columns: ['topic', 'audience', 'date'] },
  'ethics-safeguards': { table: 'checklist', columns: ['point', 'state', 'detail'] },
  sustainability: null,
  context: null,
};

/** Beside the first one, which has the title. */
export function caseSlides(
  document: CaseDocument,
  template: DocumentTemplate,
  given: CellsGiven,
): CaseSlide[] {
  const order = Object.keys(SLIDES);
  const rank = ({ slug }: DocumentSection) => (order.includes(slug) ? order.indexOf(slug) : order.length);
  const chosen = new Set(
    document.sections.toSorted((one, other) => rank(one) - rank(other)).slice(0, MOST_SLIDES - 1),
  );
  return document.sections
    .filter((section) => chosen.has(section))
    .map((section) => slideOf(section, tableFor(section, template, given), given));
}

function slideOf(section: DocumentSection, table: DocumentTable | null, { saying }: CellsGiven): CaseSlide {
  const most = section.slug === placeOf(TABLES.lines).section ? MOST_SUMS : MOST_ROWS;
  const over = (table?.rows.length ?? 0) - most;
  return {
    title: section.title,
    points: pointsOf(section.parts, table ? POINTS_BESIDE_TABLE : MOST_POINTS),
    table: table && {
      ...table,
      rows: table.rows.slice(0, most).map((row) => row.map((cell) => cut(cell, LONGEST_CELL))),
    },
    more: over > 0 ? saying.say('more-rows', { count: over }) : null,
    notes: section.parts.flatMap(notesOf).join('\n'),
  };
}

function tableFor(
  { slug, parts }: DocumentSection,
  { sections }: DocumentTemplate,
  given: CellsGiven,
): DocumentTable | null {
  const value = given.whole.sections.find((one) => one.slug === slug)?.value;
  const rowsOf = (key: string): readonly Row[] => value?.tables[key] ?? [];
  // The sums stand below the lines, and none of them is left to the notes.
  if (slug === placeOf(TABLES.lines).section)
    return parts.findLast((part) => part.kind === 'table')?.table ?? null;
  const wanted = SLIDES[slug];
  const table =
    wanted && sections.find((one) => one.slug === slug)?.tables.find(({ key }) => key === wanted.table);
  if (!table) return null;
  const filled = filledColumns(table, shownRows(table, rowsOf(table.key)), given, wanted.columns);
  return filled.length > 0 ? tableOf(filled) : null;
}

/** The first sentences: whoever writes a section begins with what matters. */
function pointsOf(parts: readonly DocumentPart[], most: number): string[] {
  const said = parts.flatMap((part) => {
    if (part.kind === 'text') return plainText(part.text).split('\n').flatMap(sentences);
    return part.kind === 'facts' ? part.facts.map(({ name, text }) => `${name}: ${text}`) : [];
  });
  return said.slice(0, most).map((one) => cut(one, LONGEST_POINT));
}

const sentences = (line: string): string[] =>
  line
    .split(/(?<=[.!?…]["”’»)\]]?)\s+(?=[\p{Lu}\p{N}¿¡"“«(])/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** At the end of a word. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const short = text.slice(0, most - 1);
  return `${short.slice(0, Math.max(short.lastIndexOf(' '), most / 2)).trimEnd()}…`;
}

function notesOf(part: DocumentPart): string[] {
  switch (part.kind) {
    case 'text':
      return plainText(part.text).split('\n');
    case 'lines':
      return [...part.lines];
    case 'facts':
      return part.facts.map(({ name, text }) => `${name}: ${text}`);
    case 'table':
      return [
        ...(part.title === null ? [] : [part.title]),
        part.table.columns.map(({ title }) => title).join(' | '),
        ...part.table.rows.map((row) => row.join(' | ')),
      ];
  }
}
