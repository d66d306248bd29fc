import type { Lang } from '../../core/endpoint.contract.ts';
import type { RichText } from './rich-text.types.ts';

/** A business case as its reader has it, whatever it is written down in: a page, paper, a file for Word, Markdown, slides. */
export interface CaseDocument {
  lang: Lang;
  title: string;
  /** What it is and of when: a line under the title. */
  about: string;
  /** In the order of reading; sections in which nobody wrote are not there. */
  sections: readonly DocumentSection[];
}

export interface DocumentSection {
  slug: string;
  title: string;
  parts: readonly DocumentPart[];
}

export type DocumentPart =
  | { kind: 'text'; text: RichText }
  /** The one row of a table that has no more: what each thing is called, and what was said of it. */
  | { kind: 'facts'; title: string | null; facts: readonly Fact[] }
  | { kind: 'table'; title: string | null; table: DocumentTable }
  | { kind: 'lines'; lines: readonly string[] };

export interface Fact {
  name: string;
  text: string;
}

/** The first cell of a row says what it is about. */
export interface DocumentTable {
  columns: readonly DocumentColumn[];
  rows: readonly (readonly string[])[];
  /** Its columns are what the case has as rows: on a narrow screen they are read one after another. */
  turned?: true;
}

export interface DocumentColumn {
  title: string;
  /** Of the width, by what stands in it. */
  share: number;
  /** Numbers stand at the right. */
  numeric: boolean;
}

/** Lists that only the program knows, as people read them. */
export type Choices = Readonly<
  Record<string, readonly { key: string; label: Readonly<Record<Lang, string>> }[]>
>;

/** Words and lists that the page or the server has; `say` takes the end of a key of the words files. */
export interface DocumentSaying {
  lang: Lang;
  say(word: string, values?: Record<string, string | number>): string;
  /** `2026-07-10` as people write it. */
  day(day: string): string;
  /** What is called so in a list that only the program knows. */
  choice(source: string, key: string): string;
}
