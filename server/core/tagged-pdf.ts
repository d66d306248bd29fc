import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { Lang } from './endpoint.contract.ts';
import { mendedPdf } from './pdf-mending.ts';
import { TaggedFlow, type FlowBlock } from './tagged-flow.ts';
import { TaggedTable, type PdfTable } from './tagged-table.ts';
import { localeOf } from './words.ts';

/**
 * A document for paper that screen readers can read: a tree of headings, paragraphs and tables beside what is drawn, its
 * language and its title, and letters that are in the file. (pdfmake and pdf-lib write the mark without the tree.)
 */

const need = createRequire(import.meta.url);
/** Latin of all Europe, Greek and Cyrillic. Web fonts come in parts, and a letter outside the part is dropped without a word. */
const face = (name: string): string =>
  need.resolve(`@expo-google-fonts/source-sans-3/${name}/SourceSans3_${name}.ttf`);
const FONTS = {
  plain: face('400Regular'),
  strong: face('600SemiBold'),
  slanted: face('400Regular_Italic'),
  strongSlanted: face('600SemiBold_Italic'),
} as const;

const INK = '#1f2937';
const LINE = '#9ca3af';
const SIZES = { 1: 20, 2: 14, 3: 11.5, 4: 10.5 } as const;
const TEXT = 10.5;
const MARGIN = 56;
/** Height of a line of a table. */
const ROW = 20;
const MOST_ROWS_TOGETHER = 24;

type Structure = ReturnType<PDFKit.PDFDocument['struct']>;

export class TaggedPdf {
  readonly #document: PDFKit.PDFDocument;
  readonly #root: Structure;
  readonly #done: Promise<Buffer>;

  constructor(about: { lang: Lang; title: string; madeAt: Date }) {
    const { lang, title, madeAt } = about;
    const info = { Title: title, Creator: 'Re-entry', Producer: 'Re-entry', CreationDate: madeAt };
    this.#document = new PDFDocument({
      size: 'A4',
      margin: MARGIN,
      pdfVersion: '1.7',
      tagged: true,
      lang: localeOf(lang),
      displayTitle: true,
      bufferPages: true,
      info: { ...info, ModDate: madeAt },
      font: FONTS.plain,
    });
    mendedPdf(this.#document);
    this.#done = gathered(this.#document);
    this.#root = this.#document.struct('Document');
    this.#document.addStructure(this.#root);
  }

  /** `rows`: lines of the table below it that belong together with it on a page, as far as a page has room for them. */
  heading(level: 1 | 2 | 3 | 4, text: string, rows = 0): void {
    const size = SIZES[level];
    const room = size * 4 + Math.min(rows, MOST_ROWS_TOGETHER) * ROW;
    if (this.#document.y > this.#document.page.height - MARGIN - room) this.#document.addPage();
    if (level > 1) this.#document.moveDown(0.8);
    this.#write(`H${level}`, text, { font: FONTS.strong, size });
    this.#document.moveDown(0.3);
  }

  paragraph(text: string): void {
    this.#write('P', text, { font: FONTS.plain, size: TEXT });
    this.#document.moveDown(0.3);
  }

  /** An empty line to write on by hand, which is read as what it is for. */
  blank(purpose: string): void {
    this.paragraph(`${purpose} ${'_'.repeat(40)}`);
  }

  /** Running text with words of several kinds, lists and quotes. */
  flow(blocks: readonly FlowBlock[]): void {
    const heading = (level: 3 | 4, text: string) => this.heading(level, text);
    const look = { fonts: FONTS, size: TEXT, ink: INK, margin: MARGIN, heading };
    new TaggedFlow(this.#document, look).write(blocks, this.#root);
  }

  /** `size`: of its letters, for a table with many columns. */
  table(table: PdfTable, size = TEXT - 1): void {
    const look = { fonts: FONTS, size, ink: INK, line: LINE, margin: MARGIN };
    new TaggedTable(this.#document, look, table).write(table, this.#root);
    this.#document.fontSize(TEXT).moveDown(0.6);
  }

  /** Whether the letters of a text are in the font: one that is not would be left out without a word. */
  canWrite(text: string): boolean {
    const { font } = (this.#document as unknown as { _font: { font: Glyphs } })._font;
    return [...text].every((sign) => font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0));
  }

  /** At the foot of every page so far; read out by nobody, as it would stand in the middle of a sentence. */
  numberPages(label: string): void {
    const document = this.#document;
    const { start, count } = document.bufferedPageRange();
    for (let at = 0; at < count; at += 1) {
      document.switchToPage(start + at);
      document.page.margins.bottom = 0;
      document.markContent('Artifact', { type: 'Pagination' });
      document
        .font(FONTS.plain)
        .fontSize(TEXT - 2)
        .fillColor(INK)
        .text(`${label} · ${at + 1}/${count}`, MARGIN, document.page.height - MARGIN + 16, {
          width: document.page.width - 2 * MARGIN,
          height: 12,
          align: 'right',
          ellipsis: true,
        });
      document.endMarkedContent();
    }
  }

  async bytes(): Promise<Uint8Array> {
    this.#root.end();
    this.#document.end();
    return this.#done;
  }

  #write(tag: string, text: string, how: { font: string; size: number }): void {
    const document = this.#document;
    const draw = () =>
      void document.font(how.font).fontSize(how.size).fillColor(INK).text(text, { lineGap: 1.5 });
    const part = document.struct(tag, {}, draw);
    this.#root.add(part);
    part.end();
  }
}

interface Glyphs {
  hasGlyphForCodePoint(point: number): boolean;
}

function gathered(document: PDFKit.PDFDocument): Promise<Buffer> {
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => void parts.push(part));
  return new Promise((resolve, reject) => {
    document.on('end', () => resolve(Buffer.concat(parts)));
    document.on('error', reject);
  });
}
