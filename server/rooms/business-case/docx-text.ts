import {
  ExternalHyperlink,
  HeadingLevel,
  LevelFormat,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type INumberingOptions,
  type IParagraphOptions,
  type ParagraphChild,
} from 'docx';
import { xmlText } from '../../core/xml-text.ts';
import { safeAddress } from './rich-text.rule.ts';
import type { Block, Inline, ListItem, RichText, Text } from './rich-text.types.ts';

/** A text with form as paragraphs of a Word file, by its styles and its numbering. */

export type DocxBlock = Paragraph | Table;

type Heading = (typeof HeadingLevel)[keyof typeof HeadingLevel];
type Headings = readonly [Heading, Heading];

/** Sizes in twentieths of a point: how far the text of a page of A4 reaches from side to side. */
export const PAGE_WIDTH = 9638;
const STEP = 360;
const LEVELS = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const BULLETS = ['•', '–', '▪'];

export const BULLET_LIST = 'bullets';
const numbersFrom = (start: number): string => `numbers-${start}`;

/** Every list that is numbered begins again, with its own first number. */
export class DocxText {
  readonly #headings: Headings;
  readonly #starts = new Set<number>();
  #lists = 0;

  /** Which headings of the file those of a text are: the higher ones, and those below them. */
  constructor(headings: Headings = [HeadingLevel.HEADING_2, HeadingLevel.HEADING_3]) {
    this.#headings = headings;
  }

  blocks(text: RichText): DocxBlock[] {
    return text.content.flatMap((block) => this.#block(block, {}, 0));
  }

  /** What the lists that were written so far are numbered by. */
  numbering(): INumberingOptions {
    const indentOf = (level: number) => ({
      paragraph: { indent: { left: STEP * (level + 1), hanging: STEP } },
    });
    const bullets = LEVELS.map((level) => ({
      level,
      format: LevelFormat.BULLET,
      text: BULLETS[level % BULLETS.length] ?? '•',
      style: indentOf(level),
    }));
    const numbers = (start: number) =>
      LEVELS.map((level) => ({
        level,
        format: LevelFormat.DECIMAL,
        text: `%${level + 1}.`,
        // One inside another begins at one, whatever the outer one begins with.
        start: level === 0 ? start : 1,
        style: indentOf(level),
      }));
    return {
      config: [
        { reference: BULLET_LIST, levels: bullets },
        ...[...this.#starts].map((start) => ({ reference: numbersFrom(start), levels: numbers(start) })),
      ],
    };
  }

  #block(block: Block, how: IParagraphOptions, level: number): DocxBlock[] {
    switch (block.type) {
      case 'paragraph':
        return [new Paragraph({ ...how, children: inlines(block.content) })];
      case 'heading':
        return [
          new Paragraph({
            heading: this.#headings[block.attrs.level === 3 ? 0 : 1],
            children: inlines(block.content),
          }),
        ];
      case 'bulletList':
        return block.content.flatMap((item) =>
          this.#item(item, { reference: BULLET_LIST, level: levelOf(level) }),
        );
      case 'orderedList': {
        const { start } = block.attrs;
        this.#starts.add(start);
        this.#lists += 1;
        const instance = this.#lists;
        return block.content.flatMap((item) =>
          this.#item(item, { reference: numbersFrom(start), level: levelOf(level), instance }),
        );
      }
      case 'blockquote':
        return block.content.flatMap((one) => this.#block(one, { ...how, style: 'Quote' }, level));
      case 'table':
        return [this.#table(block.content)];
    }
  }

  /** The sign stands at its first line; whatever follows is set in below it. */
  #item(
    { content }: ListItem,
    numbering: { reference: string; level: number; instance?: number },
  ): DocxBlock[] {
    return content.flatMap((block, at) => {
      const how = at === 0 ? { numbering } : { indent: { left: STEP * (numbering.level + 1) } };
      return this.#block(block, { ...how, style: 'ListParagraph' }, numbering.level + 1);
    });
  }

  #table(rows: Extract<Block, { type: 'table' }>['content']): Table {
    const width = Math.floor(PAGE_WIDTH / Math.max(1, rows[0]?.content.length ?? 1));
    return new Table({
      width: { size: PAGE_WIDTH, type: WidthType.DXA },
      columnWidths: (rows[0]?.content ?? []).map(() => width),
      rows: rows.map(
        (row, at) =>
          new TableRow({
            cantSplit: true,
            tableHeader: at === 0 && row.content.every(({ type }) => type === 'tableHeader'),
            children: row.content.map(
              (cell) =>
                new TableCell({
                  width: { size: width, type: WidthType.DXA },
                  margins: CELL,
                  children: cell.content.flatMap((block) =>
                    this.#block(block, { style: cell.type === 'tableHeader' ? 'TableHead' : 'TableText' }, 0),
                  ),
                }),
            ),
          }),
      ),
    });
  }
}

export const CELL = { top: 40, bottom: 40, left: 80, right: 80 };

const levelOf = (level: number): number => Math.min(level, LEVELS.length - 1);

const inlines = (content: readonly Inline[] = []): ParagraphChild[] =>
  content.map((inline) => (inline.type === 'hardBreak' ? new TextRun({ break: 1 }) : linked(inline)));

function linked({ text, marks = [] }: Text): ParagraphChild {
  const has = (type: string) => marks.some((mark) => mark.type === type);
  const link = marks.find((mark) => mark.type === 'link');
  const href = link && safeAddress(link.attrs.href);
  const run = new TextRun({
    text: xmlText(text),
    // What is said not to be bold would not be so in a heading either.
    ...(has('bold') && { bold: true }),
    ...(has('italic') && { italics: true }),
    ...(href !== undefined && { style: 'Hyperlink' }),
  });
  return href === undefined ? run : new ExternalHyperlink({ link: href, children: [run] });
}
