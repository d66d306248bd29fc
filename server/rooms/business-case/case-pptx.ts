import { createRequire } from 'node:module';
import type { default as Pptx } from 'pptxgenjs';
import { localeOf } from '../../core/words.ts';
import { xmlText } from '../../core/xml-text.ts';
import type { CaseDocument, DocumentTable } from './case-document.types.ts';
import type { CaseSlide } from './case-slides.rule.ts';
import { mendedPptx } from './pptx-mending.ts';

/** What it offers to `import` is a module in a package that does not say so, which not every Node 20 takes. */
const Presentation = createRequire(import.meta.url)('pptxgenjs') as typeof Pptx.default;

/** Slides of a case for PowerPoint and its like, with what is to be said in the speaker's notes. */

const INK = '25212B';
const SECOND = '554F5D';
const CASE_COLOUR = '74366F';
const LINE = 'DCD7D1';
const FACE = 'Calibri';
/** In inches: of a page of 10 by 5.625. */
const LEFT = 0.6;
const WIDTH = 8.8;
const MASTER = 'CASE';

export async function casePptx(
  { title, about, lang }: CaseDocument,
  slides: readonly CaseSlide[],
): Promise<Uint8Array> {
  const locale = localeOf(lang);
  const file = presentation(title, about);
  const first = file.addSlide({ masterName: MASTER });
  first.addText(xmlText(title), { placeholder: 'title', lang: locale });
  first.addText(xmlText(about), {
    x: LEFT,
    y: 2.6,
    w: WIDTH,
    h: 0.6,
    fontSize: 18,
    color: SECOND,
    lang: locale,
  });
  first.addNotes(xmlText(`${title}\n${about}`));
  return written(file, slides, locale);
}

/** Slides alone, to be put among those of somebody else. */
export const slidesPptx = (
  { title, about, lang }: Pick<CaseDocument, 'title' | 'about' | 'lang'>,
  slides: readonly CaseSlide[],
): Promise<Uint8Array> => written(presentation(title, about), slides, localeOf(lang));

async function written(
  file: Pptx.default,
  slides: readonly CaseSlide[],
  locale: string,
): Promise<Uint8Array> {
  for (const slide of slides) addSlide(file.addSlide({ masterName: MASTER }), slide, locale);
  return mendedPptx((await file.write({ outputType: 'nodebuffer' })) as Uint8Array, locale);
}

function presentation(title: string, about: string): Pptx.default {
  const file = new Presentation();
  file.layout = 'LAYOUT_16x9';
  file.title = xmlText(title);
  file.subject = xmlText(about);
  file.author = 'Re-entry';
  file.company = '';
  file.theme = { headFontFace: 'Georgia', bodyFontFace: FACE };
  file.defineSlideMaster(master());
  return file;
}

const master = (): Pptx.default.SlideMasterProps => ({
  title: MASTER,
  background: { color: 'FFFFFF' },
  objects: [
    { rect: { x: 0, y: 0, w: 0.12, h: '100%', fill: { color: CASE_COLOUR } } },
    {
      placeholder: {
        options: {
          name: 'title',
          type: 'title',
          x: LEFT,
          y: 0.3,
          w: WIDTH,
          h: 0.8,
          fontFace: 'Georgia',
          fontSize: 28,
          color: INK,
          align: 'left',
          valign: 'middle',
        },
        text: '',
      },
    },
  ],
  slideNumber: { x: 9.2, y: 5.2, w: 0.5, h: 0.3, fontSize: 10, color: SECOND, align: 'right' },
});

function addSlide(
  slide: Pptx.default.Slide,
  { title, points, table, more, notes }: CaseSlide,
  lang: string,
): void {
  slide.addText(xmlText(title), { placeholder: 'title', lang });
  const below = table ? 1.2 + 0.55 * points.length : 5;
  if (points.length > 0)
    slide.addText(
      points.map((text) => ({
        text: xmlText(text),
        options: { bullet: true, breakLine: true, lang, paraSpaceAfter: 6 },
      })),
      {
        x: LEFT,
        y: 1.2,
        w: WIDTH,
        h: below - 1.2,
        fontFace: FACE,
        fontSize: table ? 14 : 18,
        color: INK,
        valign: 'top',
        margin: 0,
      },
    );
  if (table) slide.addTable(rowsOf(table, lang), tableOptions(table, below));
  if (more !== null)
    slide.addText(xmlText(more), {
      x: LEFT,
      y: 5.15,
      w: 8,
      h: 0.3,
      fontSize: 11,
      color: SECOND,
      lang,
      margin: 0,
    });
  slide.addNotes(xmlText(notes));
}

function tableOptions({ columns }: DocumentTable, y: number): Pptx.default.TableProps {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  return {
    x: LEFT,
    y,
    w: WIDTH,
    colW: columns.map(({ share }) => (WIDTH * share) / all),
    fontFace: FACE,
    fontSize: 12,
    color: INK,
    border: { type: 'solid', pt: 0.5, color: LINE },
    margin: [0.03, 0.08, 0.03, 0.08],
    autoPage: false,
  };
}

/** The first row is said to be the head; so is the first cell of each. */
function rowsOf({ columns, rows }: DocumentTable, lang: string): Pptx.default.TableRow[] {
  const cell = (text: string, at: number, bold: boolean): Pptx.default.TableCell => ({
    text: xmlText(text),
    options: { bold, align: columns[at]?.numeric ? 'right' : 'left', valign: 'top', lang },
  });
  return [
    columns.map(({ title }, at) => cell(title, at, true)),
    ...rows.map((row) => row.map((text, at) => cell(text, at, at === 0))),
  ];
}
