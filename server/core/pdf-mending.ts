import { xmlText } from './xml-text.ts';

/** What the types of pdfkit leave out. */
interface Inside {
  info: { Title?: string };
  appendXML(xml: string): void;
  endMetadata(): void;
  link(...given: [x: number, y: number, width: number, height: number, url: string, more?: object]): unknown;
}

const MARK = `
  <rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">
    <pdfuaid:part>1</pdfuaid:part>
  </rdf:Description>`;
const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * Where pdfkit 0.20.2 falls short of PDF/UA-1, as veraPDF 1.26 reads it. Its own mark of that standard brings a list of the
 * signs in a font that leaves some out (7.21.4.2), so the mark is written here, without the list, which need not be there.
 * A title goes into the metadata as if it were XML (5, 7.1). A link says where it leads to those who see it alone (7.18.5).
 */
export function mendedPdf(document: PDFKit.PDFDocument): void {
  const inside = document as unknown as Inside;
  inside.appendXML(MARK);
  const { endMetadata, link } = inside;
  // By now the title has been written where it is no XML.
  inside.endMetadata = () => {
    const { Title: title = '' } = inside.info;
    inside.info.Title = xmlText(title).replace(/[&<>]/g, (sign) => SIGNS[sign] ?? '');
    endMetadata.call(document);
  };
  inside.link = (...[x, y, width, height, url, more]) =>
    // A string of this kind is text to pdfkit, and any other a name.
    link.call(document, x, y, width, height, url, { ...more, Contents: new String(url) });
}
