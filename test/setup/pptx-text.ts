import { elements, openOffice, runsText, type OfficeFile } from './office-file.ts';

export interface ReadSlide {
  title: string;
  texts: string[];
  table: { head: boolean; rows: string[][] } | null;
  /** A line for each paragraph. */
  notes: string[];
}

export function readPptx(bytes: Uint8Array): { file: OfficeFile; slides: ReadSlide[] } {
  const file = openOffice(bytes);
  const count = elements(file.part('ppt/presentation.xml'), 'p:sldId').length;
  const slides = Array.from({ length: count }, (_, at) => slideOf(file, at + 1));
  return { file, slides };
}

function slideOf(file: OfficeFile, number: number): ReadSlide {
  const slide = file.part(`ppt/slides/slide${number}.xml`);
  const shapes = elements(slide, 'p:sp');
  const isTitle = (shape: Element) =>
    elements(shape, 'p:ph').some((one) => one.getAttribute('type') === 'title');
  const paragraphs = (within: Element) => elements(within, 'a:p').map((one) => runsText(one, 'a'));
  const table = elements(slide, 'a:tbl')[0];
  const notes = elements(file.part(`ppt/notesSlides/notesSlide${number}.xml`), 'p:sp').find((shape) =>
    elements(shape, 'p:ph').some((one) => one.getAttribute('type') === 'body'),
  );
  return {
    title: shapes.filter(isTitle).flatMap(paragraphs).join(' '),
    texts: shapes.filter((shape) => !isTitle(shape)).flatMap(paragraphs),
    table: table
      ? {
          head: elements(table, 'a:tblPr')[0]?.getAttribute('firstRow') === '1',
          rows: elements(table, 'a:tr').map((row) =>
            elements(row, 'a:tc').map((cell) => paragraphs(cell).join('\n')),
          ),
        }
      : null,
    notes: notes ? paragraphs(notes) : [],
  };
}
