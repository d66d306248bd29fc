import {
  BorderStyle,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Lang } from '../../core/endpoint.contract.ts';
import { localeOf, words } from '../../core/words.ts';
import { xmlText } from '../../core/xml-text.ts';
import type { ShownForm, Values } from './answer.rule.ts';
import { printAnswered, printBlank, type PrintedField } from './print.rule.ts';
import { sayingOf } from './saying.ts';
import type { Choice } from './source.service.ts';

/** A form as a file for Word and its like, blank or with somebody's answers. */

const INK = '25212b';
const SECOND = '554f5d';

interface Order {
  form: ShownForm;
  /** Undefined: blank, to be filled in by hand. */
  values: Values | undefined;
  lang: Lang;
  sources: Readonly<Record<string, readonly Choice[]>>;
  /** A line over its title: what it is for where it is used. */
  over?: string;
}

export async function formDocument({ form, values, lang, sources, over }: Order): Promise<Uint8Array> {
  const say = sayingOf(lang, sources);
  const fields = values ? printAnswered(form, values, say) : printBlank(form, say);
  const document = new Document({
    title: xmlText(form.title[lang]),
    creator: 'Re-entry',
    styles: {
      default: {
        document: { run: { language: { value: localeOf(lang) }, font: 'Calibri', size: 22 } },
        heading1: {
          run: { bold: true, size: 36, color: INK, font: 'Georgia' },
          paragraph: { spacing: { after: 120 } },
        },
        heading2: { run: { bold: true, size: 23, color: INK } },
      },
    },
    sections: [
      {
        children: [
          ...overOf(over),
          ...headOf(form, lang),
          ...fields.flatMap((field) => blockOf(field, lang)),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

const overOf = (over: string | undefined): Paragraph[] =>
  over === undefined ? [] : [new Paragraph({ children: [run(over, { color: SECOND })] })];

function headOf(form: ShownForm, lang: Lang): Paragraph[] {
  const t = words(lang);
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: [run(form.title[lang])] }),
    paragraph(form.note[lang]),
    named(t('content.form.filled-by'), form.filled_by[lang]),
    named(t('content.form.seen-by'), form.sees[lang]),
  ];
}

function blockOf({ label, help, optional, body }: PrintedField, lang: Lang): (Paragraph | Table)[] {
  const hint = [help, optional ? words(lang)('content.form.optional') : null].filter((one) => one !== null);
  const head = [
    new Paragraph({
      heading: HeadingLevel.HEADING_2,
      keepNext: true,
      spacing: { before: 240 },
      children: [run(label)],
    }),
    ...hint.map((one) => new Paragraph({ keepNext: true, children: [run(one, { italics: true })] })),
  ];
  switch (body.kind) {
    case 'text':
      return [...head, ...body.lines.map(paragraph)];
    case 'ruled':
      return [...head, ...Array.from({ length: body.lines }, ruled)];
    case 'table':
      return [...head, tableOf(body.head, body.rows)];
  }
}

const LINE = { style: BorderStyle.SINGLE, size: 4, space: 1, color: '808080' };

const ruled = (): Paragraph =>
  new Paragraph({
    spacing: { before: 280 },
    // Paragraphs with the same border are one box to Word: without the line between them it draws the last one alone.
    border: { bottom: LINE, between: LINE },
    children: [],
  });

/** The head is said to be one, and comes back on every page that the table runs on to. */
function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): Table {
  const cell = (text: string, bold = false) =>
    new TableCell({ children: [new Paragraph({ children: [run(text, { bold })] })] });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, children: head.map((text) => cell(text, true)) }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((text) => cell(text)) })),
    ],
  });
}

const paragraph = (text: string): Paragraph => new Paragraph({ children: [run(text)] });
const named = (name: string, text: string): Paragraph =>
  new Paragraph({ children: [run(`${name} `, { bold: true }), run(text)] });
const run = (text: string, how: { bold?: boolean; italics?: boolean; color?: string } = {}): TextRun =>
  new TextRun({ text: xmlText(text), ...how });
