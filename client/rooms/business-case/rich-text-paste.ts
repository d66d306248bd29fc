import { safeAddress } from '../../../server/rooms/business-case/rich-text.rule.ts';
import { gridOf, isOneCell } from './rich-text-paste-table.ts';
import { isListLine, listLines, STYLE, styleOf } from './rich-text-paste-word.ts';

/** HTML from the clipboard as the editor takes it, and how many pictures were in it. */
export interface Pasted {
  html: string;
  pictures: number;
}

const named = (names: string) => new Set(names.split(' '));
/** What nobody read as text on the page that it comes from. */
const UNREAD = named(
  'script style head meta link title xml noscript template iframe object embed svg math canvas audio video map button select textarea input option progress meter dialog hr',
);
const LINES = named(
  'p div section article header footer main aside nav address pre dl dt dd figure figcaption details summary center fieldset legend form caption li tr td th',
);
const HEADINGS: Readonly<Record<string, string>> = {
  h1: 'h3',
  h2: 'h3',
  h3: 'h3',
  h4: 'h4',
  h5: 'h4',
  h6: 'h4',
};

/** What was said around a text, down to where it stands. */
interface Around {
  into: Element;
  bold: boolean;
  italic: boolean;
  href: string | undefined;
  /** Line breaks of the source are seen. */
  preformatted: boolean;
  count: { pictures: number };
}

/**
 * Builds the text anew from known elements: nothing of what was pasted is kept but its words, their order and the few
 * forms that a section has. So no attribute, name or style of another program gets near the page.
 */
export function cleanedPaste(html: string): Pasted {
  // What the editor copied itself: its own reading of it takes known nodes alone, and knows where the piece was cut.
  if (html.includes('data-pm-slice')) return { html: withoutStyle(html), pictures: 0 };
  // Documents of a parser run nothing and fetch nothing.
  const from = new DOMParser().parseFromString(withoutStyle(html), 'text/html');
  const into = document.implementation.createHTMLDocument('').body;
  const count = { pictures: 0 };
  addAll(from.body, { into, count, bold: false, italic: false, href: undefined, preformatted: false });
  return { html: into.innerHTML, pictures: count.pictures };
}

/** The page's policy judges the styles of such a document too, and every one would be an error that somebody looks into. */
const withoutStyle = (html: string): string =>
  html
    .replace(/<style\b[\s\S]*?(?:<\/style\s*>|$)/gi, '')
    .replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/(?<=[\s"'])style(?=\s*=)/gi, STYLE));

function addAll(parent: Node, around: Around): void {
  const nodes = [...parent.childNodes];
  for (let at = 0; at < nodes.length; at += 1) {
    const node = nodes[at];
    if (node?.nodeType === Node.TEXT_NODE) addText(node.textContent ?? '', around);
    if (node?.nodeType !== Node.ELEMENT_NODE) continue;
    if (isListLine(node)) at += addWordList(nodes.slice(at), around);
    else addElement(node as Element, around);
  }
}

/** Word writes lists as paragraphs. Answers how many nodes after the first were taken. */
function addWordList(nodes: readonly Node[], around: Around): number {
  const { lines, taken } = listLines(nodes);
  const open: { level: number; list: Element }[] = [];
  for (const { line, level, list: name, start } of lines) {
    while (open.length > 0 && (open.at(-1)?.level ?? 0) > level) open.pop();
    const last = open.at(-1);
    if (last?.level === level && last.list.localName !== name) open.pop();
    if (open.at(-1)?.level !== level) {
      const list = add(name, { ...around, into: open.at(-1)?.list.lastElementChild ?? around.into });
      if (start !== undefined) list.setAttribute('start', start);
      open.push({ level, list });
    }
    const into = open.at(-1)?.list ?? around.into;
    addAll(line, { ...marked(line, around), into: add('li', { ...around, into }) });
  }
  return taken;
}

function addElement(node: Element, around: Around): void {
  const name = node.localName;
  if (name === 'img' && !(Number(node.getAttribute('width') ?? 99) < 2)) around.count.pictures += 1;
  if (isUnread(node)) return;
  const within = marked(node, around);
  const heading = HEADINGS[headingName(node)];
  const isLine = heading !== undefined || LINES.has(name);
  if (name === 'br') addBreak(node, around);
  else if (isLine && isEmpty(node)) addAll(node, nowhere(within));
  else if (heading !== undefined) addAll(node, { ...within, bold: false, into: add(heading, around) });
  else if (name === 'ul' || name === 'ol') addList(node, within);
  else if (name === 'blockquote') addAll(node, { ...within, into: add(name, around) });
  else if (name === 'table' && !isFlat(node as HTMLTableElement, around))
    addTable(node as HTMLTableElement, within);
  else if (isLine) addAll(node, { ...within, into: add(name === 'p' ? 'p' : 'div', around) });
  else addAll(node, within);
}

/** An empty line is how Word writes a distance, and what a cell has in it that has nothing in it: only pictures count. */
const nowhere = (around: Around): Around => ({
  ...around,
  into: around.into.ownerDocument.createElement('div'),
});

const HIDDEN =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-list\s*:\s*ignore|mso-element\s*:\s*comment)/i;
const isEmpty = (node: Element): boolean => node.textContent.trim() === '' && !node.querySelector('table');
/** `EOP`: how Word in a browser ends a paragraph. */
const isUnread = (node: Element): boolean =>
  UNREAD.has(node.localName) ||
  node.classList.contains('EOP') ||
  node.localName.startsWith('v:') ||
  node.hasAttribute('hidden') ||
  HIDDEN.test(styleOf(node));
/** A table within anything, or that only lays a page out, is what its cells say. */
const isFlat = (table: HTMLTableElement, { into }: Around): boolean =>
  isOneCell(table) ||
  table.getAttribute('role') === 'presentation' ||
  into.closest('td, th, li, blockquote') !== null;
const headingName = (node: Element): string =>
  node.getAttribute('role') === 'heading' ? `h${node.getAttribute('aria-level') ?? '3'}` : node.localName;

const add = (name: string, { into }: Pick<Around, 'into'>): Element =>
  into.appendChild(into.ownerDocument.createElement(name));

/** Google Docs wraps everything in a `<b>` of normal weight, and Chrome copies the weight of everything: the style wins. */
function marked(node: Element, around: Around): Around {
  const said = (property: string) =>
    new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]+)`, 'i').exec(styleOf(node))?.[1]?.trim().toLowerCase();
  const is = (...names: string[]) => names.includes(node.localName);
  const weight = said('font-weight');
  const slant = said('font-style');
  return {
    ...around,
    bold: weight === undefined ? is('b', 'strong') || around.bold : /^(?:bold|[6-9]00)/.test(weight),
    italic: slant === undefined ? is('i', 'em') || around.italic : /^(?:italic|oblique)/.test(slant),
    href: is('a') ? safeAddress(node.getAttribute('href')) : around.href,
    preformatted: is('pre') || around.preformatted,
  };
}

function addText(text: string, around: Around): void {
  const lines = around.preformatted ? text.split('\n') : [text];
  lines.forEach((line, at) => {
    if (at > 0) add('br', around);
    // A run of spaces is copied as spaces that do not break, a single one between words never is by hand.
    if (line !== '') addWords(line.replace(/\u00a0(?= )|(?<= )\u00a0/g, ' '), around);
  });
}

function addWords(words: string, around: Around): void {
  let { into } = around;
  if (around.href !== undefined) {
    into = add('a', { into });
    into.setAttribute('href', around.href);
  }
  if (around.bold) into = add('strong', { into });
  if (around.italic) into = add('em', { into });
  into.append(words);
}

/** Google Docs parts paragraphs by breaks, and Chrome ends a copied piece with one: neither is a line of the text. */
function addBreak(node: Element, around: Around): void {
  const isEdge = (side: 'previousSibling' | 'nextSibling') => {
    let next = node[side];
    while (next && next.nodeType !== Node.ELEMENT_NODE && (next.textContent ?? '').trim() === '')
      next = next[side];
    return next === null || (next instanceof Element && isBlock(next));
  };
  if (node.className !== 'Apple-interchange-newline' && !isEdge('nextSibling')) add('br', around);
  else if (!isEdge('previousSibling') && !isEdge('nextSibling')) add('br', around);
}

const isBlock = ({ localName: name }: Element): boolean =>
  LINES.has(name) || name in HEADINGS || ['ul', 'ol', 'table', 'blockquote', 'hr'].includes(name);

/** Google Docs and old pages put the list within beside its item. */
function addList(node: Element, around: Around): void {
  const list = add(node.localName, around);
  const start = node.getAttribute('start');
  if (start !== null && /^\d{1,4}$/.test(start)) list.setAttribute('start', start);
  for (const child of node.children) {
    const isNested = child.localName === 'ul' || child.localName === 'ol';
    const into = isNested && list.lastElementChild ? list.lastElementChild : add('li', { into: list });
    if (child.localName === 'li') addAll(child, { ...marked(child, around), into });
    else addElement(child, { ...around, into });
  }
  if (list.childElementCount === 0) list.remove();
}

function addTable(node: HTMLTableElement, around: Around): void {
  if (node.caption) addAll(node.caption, { ...around, into: add('p', around) });
  const table = add('table', around);
  for (const cells of gridOf(node)) {
    const row = add('tr', { into: table });
    for (const cell of cells) {
      const isHead =
        cell !== undefined &&
        (cell.localName === 'th' || cell.parentElement?.parentElement?.localName === 'thead');
      const into = add(isHead ? 'th' : 'td', { into: row });
      if (!cell) continue;
      const within = { ...marked(cell, around), ...(isHead ? { bold: false } : {}), into };
      addAll(cell, isEmpty(cell) ? nowhere(within) : within);
    }
  }
}
