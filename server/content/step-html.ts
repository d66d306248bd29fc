import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import type { MdNode } from './markdown.ts';
import { curlQuotes } from './typography.ts';

/** What of an HTML node is read here. */
interface HtmlNode {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: HtmlNode[];
}

const attributes = defaultSchema.attributes ?? {};
const tagNames = defaultSchema.tagNames ?? [];

/** Of what the page plays in place of the text. */
const PRACTICE = ['dataPlay', 'dataEnd', 'dataSliders', 'dataSum', 'dataTimeline'];

/**
 * Course text is ours, and is cleaned all the same: HTML in Markdown never gets this far (remark-rehype drops it), and
 * javascript: addresses are removed. Classes, ids and roles come from course.page.ts alone, since Markdown has no way
 * to write them; ids keep their names (no clobber prefix) because headings and glossary refer to them.
 */
const schema = {
  ...defaultSchema,
  clobber: [],
  tagNames: [...tagNames, 'section', 'figure', 'figcaption', 'caption', 'details', 'summary'],
  attributes: {
    ...attributes,
    '*': [...(attributes['*'] ?? []), 'className', 'id', 'role', 'ariaLabelledby', 'ariaHidden', 'dataLabel'],
    a: ['href', 'className'],
    // The default allows only the classes of footnotes and task lists here, which we do not have.
    section: ['dataScene', 'dataTalk', 'dataFirst', 'dataWith', 'dataPath'],
    div: ['dataProduct', 'dataLabel', 'dataPrompt', 'dataSize', ...PRACTICE],
    details: ['dataAnswer', 'dataChoice', 'dataTo', 'dataSeconds'],
    ol: [],
    ul: [],
    li: ['dataTurn'],
    th: [...(attributes['th'] ?? []), 'scope'],
    figure: ['dataDiagram', 'dataAlt'],
  },
  protocols: { ...defaultSchema.protocols, href: ['step', 'source'] },
};

const toHtmlTree = unified().use(remarkRehype);
const clean = unified().use(rehypeSanitize, schema);
const writer = unified().use(rehypeStringify, { allowDangerousHtml: true });

export interface HtmlContext {
  /** The finished drawing, or undefined while it is not made. */
  svg(name: string): string | undefined;
  /** Address of a step in the client, for links `step:<module>/<slug>`. */
  stepAddress(target: string): string;
  /** Address of an entry of the list of sources, for links `source:<id>`; without an id of the list itself. */
  sourceAddress(id: string): string;
}

/** The arc that marks where work and course touch; decoration only. */
const ARC =
  '<svg class="arc" width="76" height="26" viewBox="0 0 76 26" fill="none" stroke="currentColor" stroke-width="2" ' +
  'stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M4 25C10 -4 56 -6 64 19"/>' +
  '<path d="m57 15.5 7.5 6 4.5-8.3"/></svg>';

/** Page tree to HTML text. Drawings are put in after sanitising: they were judged by course.diagrams.ts. */
export function toHtml(page: MdNode, context: HtmlContext): string {
  const dirty = toHtmlTree.runSync(page as never);
  const tree = clean.runSync(dirty as never) as unknown as HtmlNode;
  curlQuotes(tree);
  finish(tree, context);
  return writer.stringify(tree as never).trim();
}

function finish(node: HtmlNode, context: HtmlContext): void {
  node.children = (node.children ?? []).flatMap((child) => {
    finish(child, context);
    return finished(child, context);
  });
}

function finished(node: HtmlNode, context: HtmlContext): HtmlNode[] {
  if (node.type === 'text' && node.value === '\n') return [];
  if (node.tagName === 'figure') return [figure(node, context)];
  if (node.tagName === 'table' && !hasClass(node, 'table')) return [table(node)];
  if (node.tagName === 'input') return [box()];
  if (node.tagName === 'section' && hasClass(node, 'return'))
    node.children?.unshift({ type: 'raw', value: ARC });
  const href = node.properties?.['href'];
  if (node.tagName === 'a' && typeof href === 'string' && href.startsWith('step:')) {
    node.properties = { ...node.properties, href: context.stepAddress(href.slice('step:'.length)) };
  }
  if (node.tagName === 'a' && typeof href === 'string' && href.startsWith('source:')) {
    node.properties = { ...node.properties, href: context.sourceAddress(href.slice('source:'.length)) };
  }
  return [node];
}

const hasClass = (node: HtmlNode, name: string) => {
  const names = node.properties?.['className'];
  return Array.isArray(names) && names.includes(name);
};

/** An inline drawing is one picture to a screen reader; without the drawing its description is shown as text. */
function figure(node: HtmlNode, context: HtmlContext): HtmlNode {
  const { dataDiagram, dataAlt, ...properties } = node.properties ?? {};
  const alt = String(dataAlt ?? '');
  const svg = context.svg(String(dataDiagram ?? ''));
  const inside: HtmlNode = svg
    ? {
        type: 'element',
        tagName: 'div',
        properties: { role: 'img', ariaLabel: alt },
        children: [{ type: 'raw', value: svg }],
      }
    : { type: 'element', tagName: 'p', properties: {}, children: [{ type: 'text', value: alt }] };
  return { ...node, properties, children: [inside, ...(node.children ?? [])] };
}

/** Task lists are for ticking on paper or in the mind: a disabled control would be announced and do nothing. */
const box = (): HtmlNode => ({
  type: 'element',
  tagName: 'span',
  properties: { className: ['box'], ariaHidden: 'true' },
  children: [{ type: 'text', value: '☐ ' }],
});

/**
 * Tables of three columns and more become cards on a narrow page (base-lists.css .table.cards): cells carry their heading,
 * and roles are written out because display: block takes them away.
 */
function table(node: HtmlNode): HtmlNode {
  const cards = rowsOf(node)[0] !== undefined && cellsOf(rowsOf(node)[0] as HtmlNode).length > 2;
  const heads = cellsOf(rowsOf(node)[0] as HtmlNode).map(textOf);
  node.properties = { className: cards ? ['table', 'cards'] : ['table'], role: 'table' };
  for (const group of node.children ?? [])
    if (group.type === 'element') group.properties = { role: 'rowgroup' };
  rowsOf(node).forEach((row, line) => {
    row.properties = { role: 'row' };
    cellsOf(row).forEach((cell, column) =>
      cellRole(cell, { head: line === 0, first: column === 0, label: heads[column] ?? '' }),
    );
  });
  return { type: 'element', tagName: 'div', properties: { className: ['table-box'] }, children: [node] };
}

function cellRole(cell: HtmlNode, at: { head: boolean; first: boolean; label: string }): void {
  const text = textOf(cell).trim();
  if (at.head && text !== '') cell.properties = { role: 'columnheader', scope: 'col' };
  else if (at.head || !at.first) {
    cell.tagName = 'td';
    cell.properties = { role: 'cell', ...(at.head || at.label === '' ? {} : { dataLabel: at.label }) };
  } else {
    cell.tagName = 'th';
    cell.properties = { role: 'rowheader', scope: 'row' };
  }
}

const rowsOf = (node: HtmlNode): HtmlNode[] =>
  node.tagName === 'tr' ? [node] : (node.children ?? []).flatMap((child) => rowsOf(child));
const cellsOf = (row: HtmlNode): HtmlNode[] =>
  (row.children ?? []).filter((child) => child.tagName === 'td' || child.tagName === 'th');
const textOf = (node: HtmlNode): string => node.value ?? (node.children ?? []).map(textOf).join('');
