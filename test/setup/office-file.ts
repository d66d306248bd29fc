import { posix } from 'node:path';
import { JSDOM } from 'jsdom';
import { unzipTexts } from './unzip.ts';

/** A file of Word or PowerPoint as a reader of its format sees it: its parts as XML, and what they lead to. */
export interface OfficeFile {
  parts: ReadonlyMap<string, Document>;
  part(path: string): Document;
  /** Where links and the like lead outside the file. */
  outside: readonly { type: string; target: string }[];
}

/** Throws where a program would offer a repair: XML that is none, a part that is named and missing or has no type. */
export function openOffice(bytes: Uint8Array): OfficeFile {
  const files = unzipTexts(Buffer.from(bytes));
  const parts = new Map<string, Document>();
  for (const [path, text] of files) if (/\.(xml|rels)$/.test(path)) parts.set(path, parsed(path, text));
  const part = (path: string): Document => {
    const found = parts.get(path);
    if (!found) throw new Error(`no part ${path}`);
    return found;
  };
  typed([...files.keys()], part('[Content_Types].xml'));
  const outside = [...parts].flatMap(([path, document]) =>
    path.endsWith('.rels') ? relations(path, document, files) : [],
  );
  return { parts, part, outside };
}

const parser = new new JSDOM('').window.DOMParser();

/** Throws where it is none. */
export function parsed(path: string, text: string): Document {
  const document = parser.parseFromString(text, 'application/xml');
  const problem = document.getElementsByTagName('parsererror')[0];
  if (problem) throw new Error(`${path}: ${problem.textContent}`);
  return document;
}

function typed(paths: readonly string[], types: Document): void {
  const named = (name: string, key: string) =>
    new Set([...types.getElementsByTagName(name)].map((one) => one.getAttribute(key)));
  const [endings, overrides] = [named('Default', 'Extension'), named('Override', 'PartName')];
  for (const path of paths)
    if (
      path !== '[Content_Types].xml' &&
      !path.endsWith('/') &&
      !overrides.has(`/${path}`) &&
      !endings.has(path.split('.').at(-1) ?? '')
    )
      throw new Error(`${path} has no type`);
  for (const name of overrides)
    if (!paths.includes(String(name).slice(1))) throw new Error(`${name} is named and missing`);
}

function relations(path: string, document: Document, files: ReadonlyMap<string, string>) {
  const folder = posix.dirname(posix.dirname(path));
  return [...document.getElementsByTagName('Relationship')].flatMap((one) => {
    const target = one.getAttribute('Target') ?? '';
    const type = posix.basename(one.getAttribute('Type') ?? '');
    if (one.getAttribute('TargetMode') === 'External') return [{ type, target }];
    const inside = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
    if (!files.has(inside)) throw new Error(`${path} leads to ${inside}, which is missing`);
    return [];
  });
}

/** Elements by their name with its prefix, as it stands in the file: `w:p`. */
export const elements = (within: Document | Element, name: string): Element[] => [
  ...within.getElementsByTagName(name),
];

const attributeOf = (within: Element, name: string, attribute: string): string | null =>
  within.getElementsByTagName(name)[0]?.getAttribute(attribute) ?? null;

/** Text of a paragraph, a line break as one. */
export const runsText = (paragraph: Element, prefix: 'w' | 'a'): string =>
  [...paragraph.getElementsByTagName('*')]
    .map(({ tagName, textContent }) =>
      tagName === `${prefix}:t` ? textContent : tagName === `${prefix}:br` ? '\n' : '',
    )
    .join('');

export interface ReadDocx {
  file: OfficeFile;
  paragraphs: { style: string | null; text: string; numbered: boolean }[];
  tables: { head: boolean; rows: string[][] }[];
  lang: string | null;
}

export function readDocx(bytes: Uint8Array): ReadDocx {
  const file = openOffice(bytes);
  const document = file.part('word/document.xml');
  const styles = new Set(
    elements(file.part('word/styles.xml'), 'w:style').map((one) => one.getAttribute('w:styleId')),
  );
  const numbers = new Set(
    elements(file.part('word/numbering.xml'), 'w:num').map((one) => one.getAttribute('w:numId')),
  );
  const paragraphs = elements(document, 'w:p').map((paragraph) => {
    const style = attributeOf(paragraph, 'w:pStyle', 'w:val');
    const number = attributeOf(paragraph, 'w:numId', 'w:val');
    if (style !== null && !styles.has(style)) throw new Error(`no style ${style}`);
    if (number !== null && !numbers.has(number)) throw new Error(`no numbering ${number}`);
    return { style, text: runsText(paragraph, 'w'), numbered: number !== null };
  });
  const tables = elements(document, 'w:tbl').map((table) => ({
    head: elements(table, 'w:tr')[0]?.getElementsByTagName('w:tblHeader').length === 1,
    rows: elements(table, 'w:tr').map((row) =>
      elements(row, 'w:tc').map((cell) =>
        elements(cell, 'w:p')
          .map((one) => runsText(one, 'w'))
          .join('\n'),
      ),
    ),
  }));
  const defaults = file.part('word/styles.xml').getElementsByTagName('w:docDefaults')[0];
  return { file, paragraphs, tables, lang: defaults ? attributeOf(defaults, 'w:lang', 'w:val') : null };
}
