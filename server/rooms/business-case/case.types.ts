import type { Row } from '../../content/shape.rule.ts';
import type { Rubric, Section } from './business-case.schema.ts';
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
  /** What the project is after, of the choices that the guides give. */
  goals: readonly string[];
  /** Whom it is for: groups of the guides. */
  groups: readonly string[];
  /** Words of its writer's own, by which it is found. */
  themes: readonly string[];
}

/** How far its author thinks that a case goes, by published standards. */
export interface StandardsCheck {
  /** By standard: a part of a hundred, null until it is given, and a note. */
  marks: Readonly<Record<string, { mark: number | null; note: string }>>;
}

/** A case as it is read, compared and exported: only sections that are in, in the order of reading. */
export interface WholeCase {
  head: CaseHead;
  sections: readonly { slug: string; value: SectionValue }[];
}

type Both = Readonly<Record<'en' | 'es', string>>;

/** The template as whoever writes a case needs it: everything but the rubric, the sample and the places of products. */
export interface ShownTemplate {
  kinds: readonly { key: string; title: Both; says: Both; adds: readonly string[] }[];
  /** Sections that are given to somebody without the rest (S2.9). */
  extracts: readonly { key: string; title: Both; says: Both; sections: readonly string[] }[];
  /** Slugs in the order in which they are best written. */
  draftingOrder: readonly string[];
  /** In the order of reading. */
  sections: readonly ShownSection[];
}

export interface ShownSection {
  slug: string;
  title: Both;
  essential: boolean;
  purpose: Both;
  recommended: Both | null;
  prompts: readonly Both[];
  length: Section['length'];
  feeds: readonly string[];
  brings: { form: string; says: Both } | null;
  /** Lists of the guides whose lines can be taken here, by their keys. */
  lists: readonly string[];
  /** Who says what stands in those lists: publications, and nobody's name. */
  sources: readonly Both[];
  tables: ShownTable[];
  assessor: Both;
  example: Both;
}

export type ShownTable = Section['tables'][number];

/** How a case is judged, for those who judge and for those who were. */
export type ShownRubric = Rubric;
