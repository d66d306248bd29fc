import type { IParagraphStyleOptions, IStylesOptions } from 'docx';
import type { Lang } from '../../core/endpoint.contract.ts';
import { localeOf } from '../../core/words.ts';

/** To be read at a table, or on a wall. */
export type DocxLook = 'sheet' | 'poster';

/** In half points. */
const SIZES = {
  sheet: { text: 21, title: 44, heading: 30, after: 120 },
  poster: { text: 56, title: 112, heading: 64, after: 480 },
} as const satisfies Record<DocxLook, Record<string, number>>;

/** Styles of the file for Word, under the names that Word itself has for them. */
export const docxStyles = (lang: Lang, look: DocxLook = 'sheet'): IStylesOptions => ({
  default: {
    document: {
      run: { language: { value: localeOf(lang) }, font: 'Calibri', size: SIZES[look].text },
      paragraph: { spacing: { after: SIZES[look].after } },
    },
    title: {
      run: { size: SIZES[look].title, bold: true, font: 'Georgia' },
      paragraph: { spacing: { after: SIZES[look].after / 2 } },
    },
    heading1: heading(SIZES[look].heading, 360),
    heading2: heading(24, 240),
    heading3: heading(21, 200),
    listParagraph: { paragraph: { spacing: { after: SIZES[look].after / 2 } } },
    hyperlink: { run: { color: '125d68', underline: {} } },
  },
  // The library builds on it and leaves it out; Word adds it in silence, and a validator names it five times.
  characterStyles: [{ id: 'DefaultParagraphFont', name: 'Default Paragraph Font', semiHidden: true }],
  paragraphStyles: paragraphStyles(),
});

const heading = (size: number, before: number) => ({
  run: { size, bold: true, color: '25212b' },
  paragraph: { keepNext: true, spacing: { before, after: 80 } },
});

const cells = (id: string, name: string, bold: boolean): IParagraphStyleOptions => ({
  id,
  name,
  basedOn: 'Normal',
  run: { size: 18, bold },
  paragraph: { spacing: { after: 0, line: 240 } },
});

const paragraphStyles = (): IParagraphStyleOptions[] => [
  { id: 'Subtitle', name: 'Subtitle', basedOn: 'Normal', run: { color: '554f5d' } },
  {
    id: 'Quote',
    name: 'Quote',
    basedOn: 'Normal',
    run: { italics: true },
    paragraph: { indent: { left: 360 } },
  },
  {
    id: 'Caption',
    name: 'caption',
    basedOn: 'Normal',
    run: { bold: true },
    paragraph: { keepNext: true, spacing: { before: 200, after: 60 } },
  },
  {
    id: 'Source',
    name: 'Source',
    basedOn: 'Normal',
    run: { size: 16, color: '554f5d' },
    paragraph: { spacing: { before: 120, after: 0 } },
  },
  cells('TableText', 'Table Text', false),
  cells('TableHead', 'Table Head', true),
];
