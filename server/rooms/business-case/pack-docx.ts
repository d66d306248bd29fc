import { HeadingLevel, Paragraph, TextRun } from 'docx';
import type { Lang } from '../../core/endpoint.contract.ts';
import { xmlText } from '../../core/xml-text.ts';
import { docxFile } from './docx-file.ts';
import type { DocxLook } from './docx-styles.ts';
import { DocxText } from './docx-text.ts';
import type { RichText } from './rich-text.types.ts';

/** A paper of a pack: what it says, and in small letters what that rests on. */
export interface DrawnPaper {
  lang: Lang;
  look: DocxLook;
  title: string;
  /** Of which programme: over the title, and nowhere on a poster. */
  over: string;
  text: RichText;
  sources: readonly string[];
}

export function paperDocx({ lang, look, title, over, text, sources }: DrawnPaper): Promise<Uint8Array> {
  const blocks = new DocxText([HeadingLevel.HEADING_1, HeadingLevel.HEADING_2]);
  const children = [
    ...(look === 'sheet' ? [new Paragraph({ style: 'Subtitle', children: [run(over)] })] : []),
    new Paragraph({ heading: HeadingLevel.TITLE, children: [run(title)] }),
    ...blocks.blocks(text),
    ...sources.map((one) => new Paragraph({ style: 'Source', children: [run(one)] })),
  ];
  return docxFile({ lang, title, about: over, look }, blocks, children);
}

const run = (text: string): TextRun => new TextRun({ text: xmlText(text) });
