import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { ProblemList } from './problems.ts';
import { DIRECTIVES } from './directive.vocabulary.ts';

/** What of a Markdown node the loader reads; the parser's own types name forty kinds that we treat alike. */
export interface MdNode {
  type: string;
  children?: MdNode[];
  value?: string;
  name?: string;
  attributes?: Record<string, string | null | undefined> | null;
  url?: string;
  alt?: string | null;
  title?: string | null;
  depth?: number;
  checked?: boolean | null;
  data?: { hName?: string; hProperties?: Record<string, unknown>; directiveLabel?: boolean };
  position?: { start: { line: number; offset?: number }; end: { line: number; offset?: number } };
}

export interface TextSource {
  file: string;
  body: string;
  bodyLine: number;
}

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkDirective);

const DIRECTIVE_TYPES = new Set(['leafDirective', 'containerDirective']);
export const isDirective = (node: MdNode, name?: string): boolean =>
  DIRECTIVE_TYPES.has(node.type) && (name === undefined || node.name === name);

/** Parses the text of a step; the tree has block directives only. Findings carry the line in the file. */
export function parseText(source: TextSource, problems: ProblemList): MdNode {
  const root = parser.parse(source.body) as unknown as MdNode;
  restoreInline(root, source, problems);
  for (const node of walk(root)) {
    if (node.type === 'html')
      problems.add('raw-html', placeOf(node, source), `HTML is not shown: ${node.value ?? ''}`);
    if (isDirective(node) && !(node.name !== undefined && node.name in DIRECTIVES)) {
      problems.add('unknown-directive', placeOf(node, source), `there is no directive "${node.name ?? ''}"`);
    }
    if (node.type === 'paragraph' && /^\s*:{2,}/.test(textOf(node))) {
      problems.add(
        'unknown-directive',
        placeOf(node, source),
        'colons at the start of a line that no directive reads',
      );
    }
  }
  return root;
}

/**
 * remark-directive takes 10:30 and 3:1 for inline directives and would drop ":30". Every inline one is put back as
 * its source text. One with a name of ours is a writer's slip: it was meant to stand on a line of its own.
 */
function restoreInline(node: MdNode, source: TextSource, problems: ProblemList): void {
  node.children = node.children?.map((child) => {
    if (child.type !== 'textDirective') {
      restoreInline(child, source, problems);
      return child;
    }
    if (child.name !== undefined && child.name in DIRECTIVES) {
      problems.add('inline-directive', placeOf(child, source), `"${child.name}" stands inside a line`);
    }
    const { start, end } = child.position ?? { start: { offset: 0 }, end: { offset: 0 } };
    return { type: 'text', value: source.body.slice(start.offset, end.offset), ...positionOf(child) };
  }) as MdNode[];
}

const positionOf = (node: MdNode) => (node.position ? { position: node.position } : {});

export const placeOf = (node: MdNode, source: TextSource) => ({
  file: source.file,
  line: source.bodyLine + (node.position?.start.line ?? 0),
});

export function* walk(node: MdNode): Generator<MdNode> {
  yield node;
  for (const child of node.children ?? []) yield* walk(child);
}

const BLOCKS = new Set([
  'paragraph',
  'heading',
  'listItem',
  'list',
  'tableRow',
  'tableCell',
  'blockquote',
  'table',
]);

/** True when words of this node and of its neighbour must not join ("**G**oal" is one word, two cells are two). */
export const isBlock = (node: MdNode): boolean => BLOCKS.has(node.type) || isDirective(node);

/** Words of a node as plain text; blocks end with a line break so that words of neighbours never join. */
export function textOf(node: MdNode): string {
  if (node.value !== undefined) return node.type === 'html' ? '' : node.value;
  const inner = (node.children ?? []).map(textOf).join('');
  return isBlock(node) ? `${inner}\n` : inner;
}

/** The label in square brackets of a container or leaf directive, as a paragraph-like node. */
export function labelOf(node: MdNode): MdNode | undefined {
  if (node.type === 'leafDirective') return (node.children ?? []).length > 0 ? node : undefined;
  const first = node.children?.[0];
  return first?.data?.directiveLabel ? first : undefined;
}

/** Children of a container without its label. */
export const bodyOf = (node: MdNode): MdNode[] =>
  (node.children ?? []).filter((child) => !child.data?.directiveLabel);

/** Attributes of a directive; a bare `best` comes as an empty text. */
export const attributesOf = (node: MdNode): Record<string, string> =>
  Object.fromEntries(Object.entries(node.attributes ?? {}).map(([key, value]) => [key, value ?? '']));

export const countWords = (text: string): number =>
  text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.,:/%-]*/gu)?.length ?? 0;
