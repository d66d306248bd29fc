import type { CaseDocument, DocumentPart, DocumentTable } from './case-document.types.ts';
import { safeAddress } from './rich-text.rule.ts';
import type { Block, Inline, ListItem, TableRow, Text } from './rich-text.types.ts';

/** A case as Markdown (CommonMark with the tables of GFM). What was written is never taken for a sign of it. */
export function caseMarkdown({ title, about, sections }: CaseDocument): Uint8Array {
  const blocks = [
    `# ${escaped(title)}`,
    escaped(about),
    ...sections.flatMap((section) => [`## ${escaped(section.title)}`, ...section.parts.flatMap(partOf)]),
  ];
  return Buffer.from(`${blocks.join('\n\n')}\n`);
}

function partOf(part: DocumentPart): string[] {
  switch (part.kind) {
    case 'text':
      return blocksOf(part.text.content);
    case 'lines':
      return part.lines.map((line) => atLineStart(escaped(line)));
    case 'facts': {
      const facts = part.facts.map(({ name, text }) => `- **${escaped(name)}:** ${lines(text).join('<br>')}`);
      return [...captionOf(part.title), facts.join('\n')];
    }
    case 'table':
      return [...captionOf(part.title), tableOf(part.table)];
  }
}

const captionOf = (title: string | null): string[] => (title === null ? [] : [`**${escaped(title)}**`]);

function tableOf({ columns, rows }: DocumentTable): string {
  return gridOf(
    rows.map((row) => row.map((cell) => lines(cell).join('<br>'))),
    columns.map(({ title, numeric }) => ({ title: escaped(title), numeric })),
  );
}

function gridOf(
  rows: readonly (readonly string[])[],
  columns: readonly { title: string; numeric: boolean }[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = columns.map(({ numeric }) => (numeric ? '---:' : '---'));
  return [line(columns.map(({ title }) => title)), line(rule), ...rows.map(line)].join('\n');
}

/** Two lists next to each other would be one: every other one has other signs. */
function blocksOf(content: readonly Block[]): string[] {
  let lists = 0;
  return content.map((block, at) => {
    lists = content[at - 1]?.type === block.type ? lists + 1 : 0;
    return blockOf(block, lists % 2 === 1);
  });
}

function blockOf(block: Block, again: boolean): string {
  switch (block.type) {
    case 'paragraph':
      return paragraphOf(block.content);
    case 'heading':
      return `${'#'.repeat(block.attrs.level)} ${inlinesOf(block.content, ' ')}`;
    case 'bulletList':
      return listOf(block.content, () => (again ? '* ' : '- '));
    case 'orderedList':
      return listOf(block.content, (at) => `${block.attrs.start + at}${again ? ')' : '.'} `);
    case 'blockquote':
      return indented(blocksOf(block.content).join('\n\n'), '> ', '> ');
    case 'table':
      return textTable(block.content);
  }
}

const paragraphOf = (content: readonly Inline[] | undefined): string =>
  inlinesOf(content, '\\\n').split('\n').map(atLineStart).join('\n');

function listOf(items: readonly ListItem[], sign: (at: number) => string): string {
  const texts = items.map(({ content }, at) => {
    const mark = sign(at);
    return indented(blocksOf(content).join('\n\n'), mark, ' '.repeat(mark.length));
  });
  const loose = items.some(({ content }) => content.length > 1);
  return texts.join(loose ? '\n\n' : '\n');
}

function textTable(rows: readonly TableRow[]): string {
  const [head = [], ...rest] = rows.map(({ content }) =>
    content.map((cell) => cell.content.flatMap((block) => cellLines(block)).join('<br>')),
  );
  return gridOf(
    rest,
    head.map((title) => ({ title, numeric: false })),
  );
}

/** A cell of a table has one line: what stands below one another in it is set apart by breaks. */
function cellLines(block: Block): string[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [inlinesOf(block.content, '<br>')];
    case 'table':
      return [];
    default:
      return block.content.flatMap((one) =>
        ('content' in one && one.type === 'listItem' ? one.content : [one as Block]).flatMap(cellLines),
      );
  }
}

function indented(text: string, first: string, rest: string): string {
  const [head = '', ...others] = text.split('\n');
  return [first + head, ...others.map((line) => (rest.trim() === '' && line === '' ? '' : rest + line))].join(
    '\n',
  );
}

function inlinesOf(content: readonly Inline[] = [], lineBreak: string): string {
  return content
    .map((inline, at) => {
      if (inline.type === 'hardBreak') return lineBreak;
      return marked(inline, { before: edge(content[at - 1], -1), after: edge(content[at + 1], 0) });
    })
    .join('')
    .trim();
}

const edge = (inline: Inline | undefined, at: number): string =>
  inline?.type === 'text' ? (inline.text.at(at) ?? '') : '';

const isLetter = (sign: string): boolean => /[^\s\p{P}\p{S}]/u.test(sign);
const isSign = (sign: string): boolean => /[\p{P}\p{S}]/u.test(sign);

/**
 * Marks do not hold at spaces, nor at a sign with a letter on its other side: spaces are left outside, and where it is
 * signs, the words go without.
 */
function marked({ text, marks = [] }: Text, { before, after }: { before: string; after: string }): string {
  const [, lead = '', core = '', tail = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  if (core === '') return text;
  const link = marks.find((mark) => mark.type === 'link');
  const href = link?.type === 'link' ? safeAddress(link.attrs.href) : undefined;
  const holds =
    !(lead === '' && isLetter(before) && isSign(core.at(0) ?? '')) &&
    !(tail === '' && isLetter(after) && isSign(core.at(-1) ?? ''));
  const stars = holds || href !== undefined ? marks.map(({ type }) => STARS[type]).join('') : '';
  const words = `${stars}${escaped(core)}${stars}`;
  return lead + (href === undefined ? words : `[${words}](<${addressOf(href)}>)`) + tail;
}

const STARS = { bold: '**', italic: '*', link: '' } as const;

const addressOf = (href: string): string => href.replace(/[<>\\\s]/g, (sign) => encodeURIComponent(sign));

const lines = (text: string): string[] => text.split(/\r?\n/).map((line) => escaped(line.trim()));

/** Everything that Markdown, HTML in it or a formula between dollars would read as more than a sign. */
const escaped = (text: string): string =>
  text.replace(/[\r\n]+/g, ' ').replace(/[\\`*_[\]<>&~|$#]/g, (sign) => `\\${sign}`);

/** Signs that begin a list, a heading or a rule where they begin a line. */
const atLineStart = (line: string): string =>
  line
    .replace(/^\s+/, '')
    .replace(/^[-+=:]/, (sign) => `\\${sign}`)
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
