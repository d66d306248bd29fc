import { columnWidths } from './column-widths.ts';

/**
 * A table on paper: its head stands on every page that it runs on to, and what is too long for a page goes on in the next
 * row. pdfkit 0.20 does neither, and cuts off what has no room.
 */

export interface PdfTable {
  /** Each with its share of the width; numbers stand at the right. */
  columns: readonly { title: string; share: number; numeric?: boolean }[];
  /** The first cell of a row says what it is about. */
  rows: readonly (readonly string[])[];
  /** The last line: sums. */
  foot?: readonly string[];
}

/** What pdfkit 0.20 takes and the types of 0.17 do not know. */
type CellOptions = PDFKit.Mixins.CellOptions & { scope?: 'Row' | 'Column' };
type Structure = ReturnType<PDFKit.PDFDocument['struct']>;

interface Look {
  fonts: { plain: string; strong: string };
  size: number;
  ink: string;
  line: string;
  margin: number;
}

const PADDING = { x: 4, y: 3 };
/** More of a page than this is never one row. */
const MOST_OF_PAGE = 0.4;

export class TaggedTable {
  readonly #document: PDFKit.PDFDocument;
  readonly #look: Look;
  readonly #widths: number[];

  constructor(document: PDFKit.PDFDocument, look: Look, { columns, rows, foot = [] }: PdfTable) {
    this.#document = document;
    this.#look = look;
    const texts = columns.map(({ title }, at) => [
      title,
      ...rows.map((row) => row[at] ?? ''),
      foot[at] ?? '',
    ]);
    const least = texts.map((all) => Math.max(...all.map((text) => this.#longestWord(text))) + 2 * PADDING.x);
    const width = document.page.width - 2 * look.margin;
    this.#widths = columnWidths(
      columns.map(({ share }) => share),
      least,
      width,
    );
  }

  write({ columns, rows, foot }: PdfTable, parent: Structure): void {
    const document = this.#document;
    const titles = columns.map(({ title }) => title);
    const bottom = document.page.height - this.#look.margin;
    const lines = [
      ...rows.flatMap((row) => this.#pieces(row)).map((cells) => ({ cells, foot: false })),
      ...(foot ? [{ cells: foot, foot: true }] : []),
    ];
    const headHeight = this.#height(titles, this.#look.fonts.strong);
    let table: PDFKit.Mixins.PDFTableObject | undefined;
    for (const { cells, foot: isFoot } of lines) {
      const height = this.#height(cells, isFoot ? this.#look.fonts.strong : this.#look.fonts.plain);
      if (!table || document.y + height > bottom) {
        table?.end();
        if (document.y + height + headHeight > bottom) document.addPage();
        table = this.#begin(columns, parent);
        table.row(titles.map((title) => this.#head(title, 'Column')) as never);
      }
      // A cell without letters of its own takes those that were used last.
      document.font(this.#look.fonts.plain).fontSize(this.#look.size);
      table.row((isFoot ? cells.map((text) => this.#head(text, 'Row')) : rowOf(cells)) as never);
    }
    table?.end();
    document.x = this.#look.margin;
  }

  #longestWord(text: string): number {
    this.#document.font(this.#look.fonts.strong).fontSize(this.#look.size);
    return Math.max(...text.split(/\s+/).map((word) => this.#document.widthOfString(word)));
  }

  #begin(columns: PdfTable['columns'], structParent: Structure): PDFKit.Mixins.PDFTableObject {
    const { fonts, size, line, ink, margin } = this.#look;
    this.#document.font(fonts.plain).fontSize(size);
    this.#document.x = margin;
    return this.#document.table({
      columnStyles: columns.map(({ numeric }, at) => ({
        width: this.#widths[at],
        align: { x: numeric ? 'right' : 'left', y: 'top' },
      })),
      defaultStyle: {
        border: [0, 0, 0.5, 0],
        borderColor: line,
        padding: [PADDING.y, PADDING.x],
        textColor: ink,
      },
      structParent,
    } as never) as unknown as PDFKit.Mixins.PDFTableObject;
  }

  #head(text: string, scope: 'Row' | 'Column'): CellOptions {
    return { text, type: 'TH', scope, font: { src: this.#look.fonts.strong } };
  }

  #height(cells: readonly string[], font: string): number {
    return Math.max(...cells.map((text, at) => this.#cellHeight(text, at, font)));
  }

  #cellHeight(text: string, at: number, font: string): number {
    const width = (this.#widths[at] ?? 0) - 2 * PADDING.x;
    this.#document.font(font).fontSize(this.#look.size);
    return this.#document.heightOfString(text === '' ? ' ' : text, { width }) + 2 * PADDING.y;
  }

  /** A row as rows that a page has room for; what follows the first is said of the same thing. */
  #pieces(row: readonly string[]): string[][] {
    const most = this.#document.page.height * MOST_OF_PAGE;
    if (this.#height(row, this.#look.fonts.plain) <= most) return [[...row]];
    const cells = row.map((text, at) => this.#cellPieces(text, at, most));
    const count = Math.max(...cells.map(({ length }) => length));
    return Array.from({ length: count }, (_, piece) =>
      cells.map((texts, at) => texts[piece] ?? (at === 0 ? (texts[0] ?? '') : '')),
    );
  }

  #cellPieces(text: string, at: number, most: number): string[] {
    const pieces: string[] = [];
    let rest = text;
    while (this.#cellHeight(rest, at, this.#look.fonts.plain) > most) {
      const cut = this.#fitting(rest, at, most);
      pieces.push(rest.slice(0, cut).trimEnd());
      rest = rest.slice(cut).trimStart();
    }
    return [...pieces, rest];
  }

  /** How much of a text has room: to the end of a word where there is one. */
  #fitting(text: string, at: number, most: number): number {
    let [low, high] = [1, text.length];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.#cellHeight(text.slice(0, middle), at, this.#look.fonts.plain) <= most) low = middle;
      else high = middle - 1;
    }
    const word = text.slice(0, low + 1).search(/\s\S*$/);
    return word > 0 ? word : low;
  }
}

const rowOf = ([first = '', ...others]: readonly string[]): CellOptions[] => [
  { text: first, type: 'TH', scope: 'Row' },
  ...others.map((text) => ({ text })),
];
