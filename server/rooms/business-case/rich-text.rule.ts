import type { Block, Inline, ListItem, Mark, RichText, TableCell, TableRow } from './rich-text.types.ts';

export type { RichText } from './rich-text.types.ts';

/** What a section's text may hold; the contract refuses what is more. */
export const RICH_TEXT_MOST = {
  nodes: 2_000,
  characters: 60_000,
  /** Lists, quotes and tables within one another. */
  nested: 8,
  columns: 20,
  listStart: 9_999,
  address: 2_000,
} as const;

/** A list has two nodes a level; what lies deeper than any text that fits is not looked at. */
const MOST_LEVELS = 4 * RICH_TEXT_MOST.nested;

interface Node {
  type?: unknown;
  content?: unknown;
  text?: unknown;
  attrs?: unknown;
  marks?: unknown;
}

/** Where we are in a foreign document, and how much of it is still taken. */
interface Place {
  left: { nodes: number; characters: number };
  level: number;
  nested: number;
}

/**
 * The text of this JSON in the closed list of nodes and marks, whoever made it. What is unknown is left out and what is
 * in it stays, tables stand in the document alone, rows get equally many cells. What is right already comes back as it was.
 */
export function cleanedText(json: unknown): RichText {
  const left = { nodes: RICH_TEXT_MOST.nodes, characters: RICH_TEXT_MOST.characters };
  const content = blocksIn(contentOf(json), { left, level: 0, nested: 0 });
  // Cells and paragraphs that were put in may have made it too long.
  let nodes = 1 + nodesOf(content);
  while (nodes > RICH_TEXT_MOST.nodes) nodes -= nodesOf(content.splice(-1));
  return { type: 'doc', content: orParagraph(content) };
}

const isObject = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const contentOf = (node: unknown): unknown => (isObject(node) ? node.content : undefined);
const attribute = (node: Node, name: string): unknown =>
  isObject(node.attrs) ? (node.attrs as Record<string, unknown>)[name] : undefined;

const nodesOf = (nodes: readonly { content?: readonly object[] }[]): number =>
  nodes.reduce((sum, node) => sum + 1 + nodesOf(node.content ?? []), 0);

const orParagraph = (content: Block[]): Block[] => (content.length > 0 ? content : [{ type: 'paragraph' }]);

function nodesIn(content: unknown, { left, level }: Place): Node[] {
  if (!Array.isArray(content) || level > MOST_LEVELS) return [];
  const taken = content.slice(0, left.nodes).filter(isObject);
  left.nodes -= taken.length;
  return taken;
}

const below = (place: Place, nested = 0): Place => ({
  ...place,
  level: place.level + 1,
  nested: place.nested + nested,
});

/** Text and breaks that stand among blocks become a paragraph of their own. */
function blocksIn(content: unknown, place: Place): Block[] {
  const blocks: Block[] = [];
  let loose: Inline[] = [];
  const closeParagraph = () => {
    if (loose.length > 0) blocks.push({ type: 'paragraph', content: joined(loose) });
    loose = [];
  };
  for (const node of nodesIn(content, place)) {
    const inline = inlineOf(node, place);
    if (inline) loose.push(inline);
    else {
      closeParagraph();
      blocks.push(...blocksOf(node, place));
    }
  }
  closeParagraph();
  return blocks;
}

/** A list too deep within others, or a table within anything, is what it holds. */
function blocksOf(node: Node, place: Place): Block[] {
  const nests = place.nested < RICH_TEXT_MOST.nested;
  switch (node.type) {
    case 'paragraph':
      return [{ type: 'paragraph', ...line(node, place) }];
    case 'heading':
      return [{ type: 'heading', attrs: { level: headingLevel(node) }, ...line(node, place) }];
    case 'bulletList':
    case 'orderedList':
      return nests ? listOf(node, place) : blocksIn(node.content, below(place));
    case 'blockquote':
      return nests ? quoteOf(node, place) : blocksIn(node.content, below(place));
    case 'table':
      return place.nested === 0 ? tableOf(node, place) : blocksIn(node.content, below(place));
    default:
      return blocksIn(node.content, below(place));
  }
}

const headingLevel = (node: Node): 3 | 4 => (Number(attribute(node, 'level')) > 3 ? 4 : 3);

function listOf(node: Node, place: Place): Block[] {
  const content = nodesIn(node.content, below(place)).flatMap((item): ListItem[] => {
    const blocks = blocksIn(item.type === 'listItem' ? item.content : [item], below(below(place), 1));
    if (blocks.length === 0) return [];
    // The editor's lists begin every item with a line of its own.
    return [
      {
        type: 'listItem',
        content: blocks[0]?.type === 'paragraph' ? blocks : [{ type: 'paragraph' }, ...blocks],
      },
    ];
  });
  if (content.length === 0) return [];
  if (node.type === 'bulletList') return [{ type: 'bulletList', content }];
  const start = Number(attribute(node, 'start'));
  const known = Number.isInteger(start) && start >= 1 && start <= RICH_TEXT_MOST.listStart;
  return [{ type: 'orderedList', attrs: { start: known ? start : 1 }, content }];
}

function quoteOf(node: Node, place: Place): Block[] {
  const content = blocksIn(node.content, below(place, 1));
  return content.length > 0 ? [{ type: 'blockquote', content }] : [];
}

function tableOf(node: Node, place: Place): Block[] {
  const rows = nodesIn(node.content, below(place)).flatMap((row): TableRow[] => {
    const cells = nodesIn(row.content, below(below(place)));
    const content = cells.slice(0, RICH_TEXT_MOST.columns).map((cell) => cellOf(cell, place));
    return content.length > 0 ? [{ type: 'tableRow', content }] : [];
  });
  const width = Math.max(...rows.map(({ content }) => content.length));
  for (const { content } of rows)
    while (content.length < width) content.push({ type: 'tableCell', content: [{ type: 'paragraph' }] });
  return rows.length > 0 ? [{ type: 'table', content: rows }] : [];
}

const cellOf = (cell: Node, place: Place): TableCell => ({
  type: cell.type === 'tableHeader' ? 'tableHeader' : 'tableCell',
  content: orParagraph(blocksIn(cell.content, { ...place, level: place.level + 3, nested: 1 })),
});

function line(node: Node, place: Place): { content?: Inline[] } {
  const content = joined(inlinesIn(node.content, below(place)));
  return content.length > 0 ? { content } : {};
}

const inlinesIn = (content: unknown, place: Place): Inline[] =>
  nodesIn(content, place).flatMap((node) => {
    if (node.type === 'text' || node.type === 'hardBreak') return inlineOf(node, place) ?? [];
    return inlinesIn(node.content, below(place));
  });

function inlineOf(node: Node, { left }: Place): Inline | undefined {
  if (node.type === 'hardBreak') return { type: 'hardBreak' };
  if (node.type !== 'text' || typeof node.text !== 'string') return undefined;
  const text = seenText(node.text.slice(0, left.characters));
  left.characters -= text.length;
  const marks = marksOf(node.marks);
  return text === '' ? undefined : { type: 'text', text, ...(marks.length > 0 ? { marks } : {}) };
}

/** Controls, signs for private use, half signs, and those that turn the direction of a line: none is ever typed. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Co}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const seenText = (text: string): string =>
  text.replace(/[\t\n\r\u0085\u2028\u2029]/g, ' ').replace(UNSEEN, '');

/** Always in one order, each once: two texts that look the same are the same. */
function marksOf(marks: unknown): Mark[] {
  const list = Array.isArray(marks) ? marks.slice(0, 20).filter(isObject) : [];
  const has = (type: string) => list.find((mark) => mark.type === type);
  const link = has('link');
  const href = link && safeAddress(attribute(link, 'href'));
  return [
    ...(has('bold') ? [{ type: 'bold' } as const] : []),
    ...(has('italic') ? [{ type: 'italic' } as const] : []),
    ...(href === undefined ? [] : [{ type: 'link', attrs: { href } } as const]),
  ];
}

/**
 * An address that a text may lead to, as `URL` writes it: https, http or mailto. One with a name before its host only
 * pretends to lead there.
 */
export function safeAddress(raw: unknown): string | undefined {
  if (typeof raw !== 'string' || raw.length > RICH_TEXT_MOST.address || !URL.canParse(raw)) return undefined;
  const { protocol, username, password, href } = new URL(raw);
  if (!['https:', 'http:', 'mailto:'].includes(protocol) || username + password !== '') return undefined;
  return href.length > RICH_TEXT_MOST.address ? undefined : href;
}

/** Neighbours with the same marks are one text, as the editor has them. */
function joined(inlines: readonly Inline[]): Inline[] {
  const all: Inline[] = [];
  for (const next of inlines) {
    const last = all.at(-1);
    if (last?.type === 'text' && next.type === 'text' && sameMarks(last.marks, next.marks))
      all[all.length - 1] = { ...last, text: last.text + next.text };
    else all.push(next);
  }
  return all;
}

const sameMarks = (one: readonly Mark[] = [], other: readonly Mark[] = []): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** A line for every paragraph, heading and row of a table; cells of a row are apart by a tab. */
export const plainText = (doc: RichText | null): string =>
  doc ? doc.content.flatMap(linesOf).join('\n') : '';

function linesOf(block: Block): string[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [(block.content ?? []).map((one) => (one.type === 'text' ? one.text : '\n')).join('')];
    case 'blockquote':
      return block.content.flatMap(linesOf);
    case 'table':
      return block.content.map((row) =>
        row.content.map((cell) => cell.content.flatMap(linesOf).join(' ')).join('\t'),
      );
    default:
      return block.content.flatMap((item) => item.content.flatMap(linesOf));
  }
}

/** As people count them: what stands between spaces and dashes and has a letter or a digit, so 3.5 and don’t are one. */
export const wordCount = (doc: RichText | null): number =>
  plainText(doc)
    .split(/[\s\u2014\u2026]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** No visible sign in it: only spaces, empty lines, an empty table. */
export const isEmptyText = (doc: RichText | null): boolean => !/[^\s\p{M}\p{Cf}]/u.test(plainText(doc));
