import { AlignmentType, Document, Footer, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import type { Lang } from '../../core/endpoint.contract.ts';
import { xmlText } from '../../core/xml-text.ts';
import { docxStyles, type DocxLook } from './docx-styles.ts';
import type { DocxBlock, DocxText } from './docx-text.ts';

interface About {
  lang: Lang;
  title: string;
  /** What it is and of when. */
  about: string;
  look?: DocxLook;
}

/** A page of A4 and its number, properties that name nobody, and the styles by which everything on it is written. */
export function docxFile(
  { lang, title, about, look = 'sheet' }: About,
  text: DocxText,
  children: DocxBlock[],
): Promise<Uint8Array> {
  return Packer.toBuffer(
    new Document({
      title: xmlText(title),
      subject: xmlText(about),
      creator: 'Re-entry',
      lastModifiedBy: 'Re-entry',
      styles: docxStyles(lang, look),
      numbering: text.numbering(),
      sections: [
        {
          properties: { page: A4 },
          ...(look === 'sheet' && { footers: { default: footer() } }),
          children,
        },
      ],
    }),
  );
}

const A4 = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 },
};

const footer = (): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [new TextRun({ children: [PageNumber.CURRENT], size: 18 })],
      }),
    ],
  });
