import type { FlowBlock, Run } from '../../core/tagged-flow.ts';
import { TaggedPdf } from '../../core/tagged-pdf.ts';
import type { CaseDocument, DocumentPart, DocumentTable } from './case-document.types.ts';
import { safeAddress } from './rich-text.rule.ts';
import type { Block, Inline, TableCell } from './rich-text.types.ts';

interface About {
  madeAt: Date;
  /** What is said at its end where some signs could not be written; of how many. */
  lost(count: number): string;
}

/** A case on paper that can be read aloud. */
export async function casePdf(document: CaseDocument, about: About): Promise<Uint8Array> {
  const { lang, title, sections } = document;
  const pdf = new TaggedPdf({ lang, title, madeAt: about.madeAt });
  const paper = new CasePaper(pdf);
  pdf.heading(1, paper.written(title));
  pdf.paragraph(paper.written(document.about));
  for (const section of sections) {
    pdf.heading(2, paper.written(section.title));
    for (const part of section.parts) paper.part(part);
  }
  if (paper.lost > 0) pdf.paragraph(about.lost(paper.lost));
  pdf.numberPages(paper.written(title));
  return pdf.bytes();
}

/** From so many columns on, letters are small. */
const MANY_COLUMNS = 6;
const SMALL = 8;
/** Rows that stay with the name of their table. */
const ROWS_WITH_TITLE = 3;
const NO_LETTER = '□';

class CasePaper {
  readonly #pdf: TaggedPdf;
  lost = 0;

  constructor(pdf: TaggedPdf) {
    this.#pdf = pdf;
  }

  part(part: DocumentPart): void {
    switch (part.kind) {
      case 'text':
        this.#text(part.text.content);
        return;
      case 'lines':
        for (const line of part.lines) this.#pdf.paragraph(this.written(line));
        return;
      case 'facts': {
        this.#title(part.title);
        const items = part.facts.map(({ name, text }): FlowBlock[] => [
          {
            kind: 'paragraph',
            runs: [{ text: `${this.written(name)}: `, strong: true }, { text: this.written(text) }],
          },
        ]);
        this.#pdf.flow([{ kind: 'list', items }]);
        return;
      }
      case 'table':
        this.#title(part.title, ROWS_WITH_TITLE);
        this.#table(part.table);
    }
  }

  /** What the letters of the file do not have would be left out without a word. */
  written(text: string): string {
    const clean = text
      .normalize('NFC')
      .replace(/\u200d|\ufe0e|\ufe0f/g, '')
      .replace(/\r\n?/g, '\n')
      .replace(/\t/g, ' ');
    if (this.#pdf.canWrite(clean)) return clean;
    return [...clean]
      .map((sign) => {
        if (sign === '\n' || this.#pdf.canWrite(sign)) return sign;
        this.lost += 1;
        return NO_LETTER;
      })
      .join('');
  }

  #title(title: string | null, rows = 0): void {
    if (title !== null) this.#pdf.heading(3, this.written(title), rows);
  }

  #table({ columns, rows }: DocumentTable): void {
    const table = {
      columns: columns.map(({ title, ...column }) => ({ ...column, title: this.written(title) })),
      rows: rows.map((row) => row.map((cell) => this.written(cell))),
    };
    this.#pdf.table(table, columns.length > MANY_COLUMNS ? SMALL : undefined);
  }

  /** Tables of a text stand between its paragraphs, and in nothing else. */
  #text(content: readonly Block[]): void {
    let flow: FlowBlock[] = [];
    for (const block of content) {
      if (block.type !== 'table') flow.push(...this.#flowOf(block));
      else {
        this.#pdf.flow(flow);
        flow = [];
        const [head = [], ...rows] = block.content.map((row) => row.content.map((cell) => this.#cell(cell)));
        this.#pdf.table({ columns: head.map((title) => ({ title, share: 1 })), rows });
      }
    }
    this.#pdf.flow(flow);
  }

  #flowOf(block: Block): FlowBlock[] {
    switch (block.type) {
      case 'paragraph':
        return [{ kind: 'paragraph', runs: this.#runs(block.content) }];
      case 'heading':
        return [{ kind: 'heading', level: block.attrs.level, text: textOf(this.#runs(block.content)) }];
      case 'blockquote':
        return [{ kind: 'quote', blocks: block.content.flatMap((one) => this.#flowOf(one)) }];
      case 'table':
        return [];
      default: {
        const items = block.content.map((item) => item.content.flatMap((one) => this.#flowOf(one)));
        return [{ kind: 'list', items, ...(block.type === 'orderedList' && { from: block.attrs.start }) }];
      }
    }
  }

  #runs(content: readonly Inline[] = []): Run[] {
    return content.map((inline): Run => {
      if (inline.type === 'hardBreak') return { text: '\n' };
      const marks = inline.marks ?? [];
      const link = marks.find((mark) => mark.type === 'link');
      return {
        text: this.written(inline.text),
        strong: marks.some(({ type }) => type === 'bold'),
        slanted: marks.some(({ type }) => type === 'italic'),
        href: link && safeAddress(link.attrs.href),
      };
    });
  }

  #cell({ content }: TableCell): string {
    return content
      .flatMap((block) => this.#flowOf(block))
      .flatMap(linesOf)
      .join('\n');
  }
}

const textOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

/** Text with form in a cell is its words, one below the other. */
function linesOf(block: FlowBlock): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [textOf(block.runs)];
    case 'heading':
      return [block.text];
    case 'quote':
      return block.blocks.flatMap(linesOf);
    case 'list':
      return block.items.flatMap((item, at) =>
        item.flatMap(linesOf).map((line, index) => {
          if (index > 0) return line;
          return `${block.from === undefined ? '•' : `${block.from + at}.`} ${line}`;
        }),
      );
  }
}
