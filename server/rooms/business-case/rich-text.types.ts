/**
 * A text with form, as it is kept, sent and exported: a closed list of nodes and marks, so that whatever is not in it
 * cannot get into a page or a file. It is ProseMirror's JSON without the attributes that nobody here sets.
 */
export interface RichText {
  type: 'doc';
  content: Block[];
}

export type Block = Paragraph | Heading | BulletList | OrderedList | Quote | TextTable;

export interface Paragraph {
  type: 'paragraph';
  content?: Inline[];
}

/** Below the title of its section, which is of level 2. */
export interface Heading {
  type: 'heading';
  attrs: { level: 3 | 4 };
  content?: Inline[];
}

export interface BulletList {
  type: 'bulletList';
  content: ListItem[];
}

export interface OrderedList {
  type: 'orderedList';
  attrs: { start: number };
  content: ListItem[];
}

export interface ListItem {
  type: 'listItem';
  content: Block[];
}

export interface Quote {
  type: 'blockquote';
  content: Block[];
}

/** A table in the text. Every row has as many cells as the first: no cell spans others. */
export interface TextTable {
  type: 'table';
  content: TableRow[];
}

export interface TableRow {
  type: 'tableRow';
  content: TableCell[];
}

export interface TableCell {
  type: 'tableHeader' | 'tableCell';
  content: Block[];
}

export type Inline = Text | HardBreak;

export interface Text {
  type: 'text';
  text: string;
  marks?: Mark[];
}

export interface HardBreak {
  type: 'hardBreak';
}

export type Mark = { type: 'bold' } | { type: 'italic' } | Link;

export interface Link {
  type: 'link';
  /** https, http or mailto. */
  attrs: { href: string };
}
