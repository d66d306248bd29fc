import { AlignmentType, HeadingLevel, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import { columnWidths } from '../../core/column-widths.ts';
import { xmlText } from '../../core/xml-text.ts';
import type { CaseDocument, DocumentPart, DocumentTable } from './case-document.types.ts';
import { docxFile } from './docx-file.ts';
import { BULLET_LIST, CELL, DocxText, PAGE_WIDTH, type DocxBlock } from './docx-text.ts';

/** A case as a file for Word and its like: styles, headings, lists and tables are the program's own, to go on with. */
export async function caseDocx(document: CaseDocument): Promise<Uint8Array> {
  const { title, about, lang, sections } = document;
  const text = new DocxText();
  const children = [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [run(title)] }),
    new Paragraph({ style: 'Subtitle', children: [run(about)] }),
    ...sections.flatMap((section) => [
      new Paragraph({ heading: HeadingLevel.HEADING_1, children: [run(section.title)] }),
      ...section.parts.flatMap((part) => blocksOf(part, text)),
    ]),
  ];
  return docxFile({ lang, title, about }, text, children);
}

function blocksOf(part: DocumentPart, text: DocxText): DocxBlock[] {
  switch (part.kind) {
    case 'text':
      return text.blocks(part.text);
    case 'lines':
      return part.lines.map(
        (line, at) => new Paragraph({ ...(at === 0 && BELOW_TABLE), children: [run(line)] }),
      );
    case 'facts':
      return [
        ...captionOf(part.title),
        ...part.facts.map(
          ({ name, text: said }) =>
            new Paragraph({
              style: 'ListParagraph',
              numbering: { reference: BULLET_LIST, level: 0 },
              children: [run(`${name}: `, true), ...lines(said)],
            }),
        ),
      ];
    case 'table':
      return [...captionOf(part.title), tableOf(part.table)];
  }
}

/** A table has no room of its own below it. */
const BELOW_TABLE = { spacing: { before: 120 } };

const captionOf = (title: string | null): Paragraph[] =>
  title === null ? [] : [new Paragraph({ style: 'Caption', children: [run(title)] })];

/** The head comes back on every page that the table runs on to; the first cell of a row says what it is about. */
function tableOf({ columns, rows }: DocumentTable): Table {
  const widths = columnWidths(
    columns.map(({ share }) => share),
    columns.map(({ title }, at) => leastOf([title, ...rows.map((row) => row[at] ?? '')])),
    PAGE_WIDTH,
  ).map(Math.floor);
  const cell = (said: string, at: number, head: boolean) =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      margins: CELL,
      children: [
        new Paragraph({
          style: head || at === 0 ? 'TableHead' : 'TableText',
          ...(columns[at]?.numeric && { alignment: AlignmentType.RIGHT }),
          children: lines(said),
        }),
      ],
    });
  const line = (cells: readonly string[], head = false) =>
    new TableRow({
      tableHeader: head,
      cantSplit: true,
      children: cells.map((said, at) => cell(said, at, head)),
    });
  return new Table({
    width: { size: PAGE_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    tableLook: { firstRow: true, firstColumn: true, noHBand: true, noVBand: true },
    rows: [
      line(
        columns.map(({ title }) => title),
        true,
      ),
      ...rows.map((row) => line(row)),
    ],
  });
}

/** Of a bold letter of a cell, in twentieths of a point: a word that has no room is broken where it happens to end. */
const LETTER = 104;

const leastOf = (texts: readonly string[]): number =>
  CELL.left +
  CELL.right +
  LETTER * Math.max(...texts.flatMap((text) => text.split(/[\s-]+/)).map(({ length }) => length));

const lines = (text: string): TextRun[] =>
  text.split(/\r?\n/).map((line, at) => new TextRun({ text: xmlText(line), ...(at > 0 && { break: 1 }) }));

const run = (text: string, bold = false): TextRun =>
  new TextRun({ text: xmlText(text), ...(bold && { bold }) });
