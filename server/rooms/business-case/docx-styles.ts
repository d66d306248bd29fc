import type { IParagraphStyleOptions, IStylesOptions } from 'docx';
import type { Lang } from '../../core/endpoint.contract.ts';
import { localeOf } from '../../core/words.ts';

/** Styles of the file for Word, under the names that Word itself has for them. */
export const docxStyles = (lang: Lang): IStylesOptions => ({
  default: {
    document: {
      run: { language: { value: localeOf(lang) }, font: 'Calibri', size: 21 },
      paragraph: { spacing: { after: 120 } },
    },
    title: { run: { size: 44, bold: true, font: 'Georgia' }, paragraph: { spacing: { after: 60 } } },
    heading1: heading(30, 360),
    heading2: heading(24, 240),
    heading3: heading(21, 200),
    listParagraph: { paragraph: { spacing: { after: 60 } } },
    hyperlink: { run: { color: '125d68', underline: {} } },
  },
  paragraphStyles: [
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
    cells('TableText', 'Table Text', false),
    cells('TableHead', 'Table Head', true),
  ],
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
