/**
 * Running text for paper with the tags that screen readers walk by: paragraphs with words of several kinds, lists in
 * lists, quotes. pdfkit's own lists know neither bold words nor links.
 */

export interface Run {
  text: string;
  strong?: boolean;
  slanted?: boolean;
  /** Where it leads. */
  href?: string | undefined;
}

export type FlowBlock =
  | { kind: 'paragraph'; runs: readonly Run[] }
  | { kind: 'heading'; level: 3 | 4; text: string }
  /** `from`: its first number; undefined: without numbers. */
  | { kind: 'list'; from?: number; items: readonly (readonly FlowBlock[])[] }
  | { kind: 'quote'; blocks: readonly FlowBlock[] };

type Structure = ReturnType<PDFKit.PDFDocument['struct']>;

interface Look {
  fonts: { plain: string; strong: string; slanted: string; strongSlanted: string };
  size: number;
  ink: string;
  margin: number;
  heading(level: 3 | 4, text: string): void;
}

const STEP = 18;
const SIGNS = ['•', '–', '▪'];

export class TaggedFlow {
  readonly #document: PDFKit.PDFDocument;
  readonly #look: Look;

  constructor(document: PDFKit.PDFDocument, look: Look) {
    this.#document = document;
    this.#look = look;
  }

  write(blocks: readonly FlowBlock[], parent: Structure, steps = 0): void {
    for (const block of blocks) this.#block(block, parent, steps);
    this.#document.x = this.#look.margin;
  }

  #block(block: FlowBlock, parent: Structure, steps: number): void {
    switch (block.kind) {
      case 'paragraph':
        this.#paragraph(block.runs, parent, steps);
        return;
      case 'heading':
        this.#look.heading(block.level, block.text);
        return;
      case 'list':
        this.#list(block, parent, steps);
        return;
      case 'quote': {
        const quote = this.#inside('BlockQuote', parent);
        this.write(block.blocks, quote, steps + 1);
        quote.end();
      }
    }
  }

  #list({ from, items }: Extract<FlowBlock, { kind: 'list' }>, parent: Structure, steps: number): void {
    const list = this.#inside('L', parent);
    items.forEach((blocks, at) => {
      const item = this.#inside('LI', list);
      this.#label(from === undefined ? (SIGNS[steps % SIGNS.length] ?? '•') : `${from + at}.`, item, steps);
      const body = this.#inside('LBody', item);
      this.write(blocks, body, steps + 1);
      body.end();
      item.end();
    });
    list.end();
  }

  /** The sign stands beside the first line of what it is the sign of. */
  #label(sign: string, item: Structure, steps: number): void {
    const document = this.#document;
    const { fonts, size, ink, margin } = this.#look;
    if (document.y > document.page.height - margin - 2 * size) document.addPage();
    const { y } = document;
    const draw = () =>
      void document
        .font(fonts.plain)
        .fontSize(size)
        .fillColor(ink)
        .text(sign, margin + steps * STEP + 2, y, { lineBreak: false });
    item.add(document.struct('Lbl', {}, draw));
    document.y = y;
  }

  #paragraph(runs: readonly Run[], parent: Structure, steps: number): void {
    const said = runs.filter(({ text }) => text !== '');
    const paragraph = this.#inside('P', parent);
    this.#document.x = this.#look.margin + steps * STEP;
    said.forEach((run, at) => {
      const draw = () => this.#run(run, { steps, last: at === said.length - 1 });
      if (run.href === undefined) paragraph.add(draw);
      else paragraph.add(this.#document.struct('Link', {}, draw));
    });
    paragraph.end();
    this.#document.moveDown(said.length === 0 ? 0.6 : 0.3);
  }

  #run({ text, strong, slanted, href }: Run, { steps, last }: { steps: number; last: boolean }): void {
    const { fonts, size, ink, margin } = this.#look;
    const face =
      strong && slanted ? fonts.strongSlanted : strong ? fonts.strong : slanted ? fonts.slanted : fonts.plain;
    const { page } = this.#document;
    this.#document.font(face).fontSize(size).fillColor(ink);
    // What is not said again is taken over from the words before.
    this.#document.text(text, {
      width: page.width - 2 * margin - steps * STEP,
      lineGap: 1.5,
      continued: !last,
      link: href ?? null,
      underline: href !== undefined,
    });
  }

  #inside(tag: string, parent: Structure): Structure {
    const part = this.#document.struct(tag);
    parent.add(part);
    return part;
  }
}
