import JSZip from 'jszip';

/**
 * What pptxgenjs 4.0.1 leaves wrong: a master in the list of parts for every slide, of which there is one; folders as
 * files; notes in one line and in American English; tables that do not say which row is their head; a title with a number
 * of its own, which readers of the format take for any box (a title has none); the master of the notes behind the slides,
 * where the schema has it before them.
 */
export async function mendedPptx(bytes: Uint8Array, locale: string): Promise<Uint8Array> {
  const given = await JSZip.loadAsync(bytes);
  const parts = Object.values(given.files).filter(({ dir }) => !dir);
  const paths = new Set(parts.map(({ name }) => name));
  const zip = new JSZip();
  for (const part of parts) {
    const text = await part.async('string');
    zip.file(part.name, mended(part.name, text, { paths, locale }), { createFolders: false });
  }
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

interface Given {
  paths: ReadonlySet<string>;
  locale: string;
}

function mended(path: string, text: string, { paths, locale }: Given): string {
  if (path === '[Content_Types].xml')
    return text.replace(/<Override PartName="\/([^"]*)"[^>]*\/>/g, (one, name: string) =>
      paths.has(name) ? one : '',
    );
  if (path.startsWith('ppt/notesSlides/'))
    return text.replace(NOTES, (_, said: string) => noted(said, locale));
  if (path.startsWith('ppt/slideLayouts/')) return text.replace(TITLE, '<p:ph type="title"');
  if (path === 'ppt/presentation.xml') return text.replace(SLIDES_FIRST, '$2$1');
  return path.startsWith('ppt/slides/')
    ? text
        .replace(TITLE, '<p:ph type="title"')
        .replaceAll('<a:tblPr/>', '<a:tblPr firstRow="1" firstCol="1"/>')
        .replaceAll('lang="en-US"', `lang="${locale}"`)
    : text;
}

const SLIDES_FIRST = /(<p:sldIdLst>.*?<\/p:sldIdLst>)(<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>)/s;
const TITLE = /<p:ph\s+idx="\d+"\s+type="title"/;
const NOTES = /<a:p><a:r><a:rPr lang="en-US" dirty="0"\/><a:t>([^<]*)<\/a:t><\/a:r>/;

/** The last paragraph is closed by what follows. */
const noted = (said: string, locale: string): string =>
  said
    .split(/\r?\n/)
    .map((line) => `<a:p><a:r><a:rPr lang="${locale}" dirty="0"/><a:t>${line}</a:t></a:r>`)
    .join('</a:p>');
