import { isWritten, type KnownSection, type KnownTable } from './case-tables.rule.ts';
import type { SectionValue, StandardsCheck, WholeCase } from './case.types.ts';
import { lengthNote } from './length.rule.ts';
import { isEmptyText, wordCount } from './rich-text.rule.ts';

/** What a case says for a standard, told by counting; how good it is, only people can say. */

export interface Reading {
  section: string;
  /** Undefined: the text of the section. */
  table: string | undefined;
  state: 'present' | 'thin' | 'absent' | 'left-out';
  /** Words of a text, rows of a table. */
  count: number;
}

interface Template {
  sections: readonly (KnownSection & {
    length: { words?: readonly [number, number] | undefined; rows?: readonly [number, number] | undefined };
  })[];
}

/** In the order of `reads`: a section, or a table of one as `section/table`. */
export function readingsOf(reads: readonly string[], template: Template, whole: WholeCase): Reading[] {
  return reads.flatMap((name) => {
    const [slug = '', key] = name.split('/');
    const section = template.sections.find((one) => one.slug === slug);
    return section ? [{ section: slug, table: key, ...readingOf(section, key, whole) }] : [];
  });
}

function readingOf(
  section: Template['sections'][number],
  key: string | undefined,
  whole: WholeCase,
): Pick<Reading, 'state' | 'count'> {
  const value = whole.sections.find(({ slug }) => slug === section.slug)?.value;
  if (!value) return { state: 'left-out', count: 0 };
  if (key === undefined) {
    const count = isEmptyText(value.text) ? 0 : wordCount(value.text);
    const { words } = section.length;
    // A table says much of what a section has to say.
    const hasRows = section.tables.some((table) => rowsIn(table, value) > 0);
    const isShort = words !== undefined && !hasRows && lengthNote(count, words) === 'short';
    return { state: stateOf(count, isShort), count };
  }
  const table = section.tables.find((one) => one.key === key);
  const count = table ? rowsIn(table, value) : 0;
  const least = Math.max(section.length.rows?.[0] ?? 0, table?.rows.min ?? 0);
  return { state: stateOf(count, count < least), count };
}

const rowsIn = (table: KnownTable, { tables }: SectionValue): number =>
  (tables[table.key] ?? []).filter((row) => isWritten(table, row)).length;

const stateOf = (count: number, isShort: boolean): Reading['state'] =>
  count === 0 ? 'absent' : isShort ? 'thin' : 'present';

interface Standards {
  standards: readonly { key: string }[];
  /** Lowest first. */
  awards: readonly { key: string; overall: number; each: number }[];
}

/** What somebody's own marks come to, beside the numbers of the awards; no sum before all of them are given. */
export function marksSum({ standards, awards }: Standards, { marks }: StandardsCheck) {
  const given = standards.flatMap(({ key }) => marks[key]?.mark ?? []);
  if (given.length < standards.length) return { given: given.length, sum: undefined };
  const overall = given.reduce((sum, mark) => sum + mark, 0) / given.length;
  const lowest = Math.min(...given);
  const reached = awards.filter(({ overall: needed, each }) => overall >= needed && lowest >= each).at(-1);
  return { given: given.length, sum: { overall, lowest, reached: reached?.key } };
}
