import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadPdf {
  title: string;
  lang: string;
  tagged: boolean;
  /** What a screen reader meets, in its order: `H1 Statement`, `P ...`, `TH Kind`, `TD 1 h 30`. */
  parts: string[];
  text: string;
}

interface Node {
  role?: string;
  type?: string;
  id?: string;
  children?: Node[];
}

/** A file as a reader of the PDF format sees it: its tree of tags, with the text that stands under each. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const { info } = (await document.getMetadata()) as { info: { Title?: string; Language?: string } };
  const marked = await document.getMarkInfo();
  const parts: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const texts = new Map<string, string>();
    let open = '';
    for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
      if ('type' in item) open = item.type === 'endMarkedContent' ? '' : (item.id ?? '');
      else texts.set(open, (texts.get(open) ?? '') + item.str + (item.hasEOL ? ' ' : ''));
    }
    walk((await page.getStructTree()) as Node, texts, parts);
  }
  const { Title: title = '', Language: lang = '' } = info;
  return { title, lang, tagged: marked?.Marked === true, parts, text: parts.join('\n') };
}

function walk(node: Node, texts: ReadonlyMap<string, string>, parts: string[]): void {
  const own = (node.children ?? []).filter(({ type }) => type === 'content');
  const text = own.map(({ id = '' }) => texts.get(id) ?? '').join('');
  if (own.length > 0) parts.push(`${node.role} ${text}`.replace(/\s+/g, ' ').trim());
  for (const child of node.children ?? []) walk(child, texts, parts);
}
