import type { Row } from '../../content/shape.rule.ts';
import type { RichText } from './rich-text.types.ts';

/** A business case as its author has it. Sections are named by their slug, tables by their key in the template. */

/** What stands in a section: its text and the rows of its tables. */
export interface SectionValue {
  /** Null: nothing was written yet. */
  text: RichText | null;
  /** By table; cells by column, as in the tables of forms. A table without rows is left out. */
  tables: Readonly<Record<string, readonly Row[]>>;
}

/** What is said of the case as a whole. */
export interface CaseHead {
  title: string;
  /** A kind of the template, whose selection of sections it began with. Null: not chosen yet. */
  kind: string | null;
  /** ISO 4217; one for the whole case. */
  currency: string;
  /** Optional sections that are in; the essential ones always are. */
  taken: readonly string[];
  /** Why an optional section was left out, by section. What was written in it stays. */
  reasons: Readonly<Record<string, string>>;
}

export interface Section extends SectionValue {
  slug: string;
  /** Rises with every change; a write names the one it was written over. */
  revision: number;
  savedAt: Date;
  /** When its author last said that it still holds, without a change to it. */
  checkedAt: Date | null;
}

/** A case as it is read, compared and exported: only sections that are in, in the order of reading. */
export interface WholeCase {
  head: CaseHead;
  sections: readonly { slug: string; value: SectionValue }[];
}
