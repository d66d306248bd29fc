import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { MdNode } from '../../content/markdown.ts';
import type { Block, Inline, ListItem, Mark, RichText, TableCell, TableRow } from './rich-text.types.ts';

const parser = unified().use(remarkParse).use(remarkGfm);

/** Markdown of a course file as a text with form. What such a text has no form for stays as its words. */
export function textOfMarkdown(markdown: string): RichText {
  const root = parser.parse(markdown) as unknown as MdNode;
  return { type: 'doc', content: blocksOf(root) };
}

const blocksOf = (node: MdNode): Block[] => (node.children ?? []).flatMap((child) => blockOf(child));

function blockOf(node: MdNode): Block[] {
  switch (node.type) {
    case 'heading':
      // Those of a section stand below its title, whatever the file calls them.
      return [
        { type: 'heading', attrs: { level: (node.depth ?? 1) > 3 ? 4 : 3 }, content: inlinesOf(node, []) },
      ];
    case 'list': {
      const content = (node.children ?? []).map((item): ListItem => ({
        type: 'listItem',
        content: blocksOf(item),
      }));
      const { start = null } = node as { start?: number | null };
      return start === null
        ? [{ type: 'bulletList', content }]
        : [{ type: 'orderedList', attrs: { start }, content }];
    }
    case 'blockquote':
      return [{ type: 'blockquote', content: blocksOf(node) }];
    case 'table':
      return [{ type: 'table', content: (node.children ?? []).map(rowOf) }];
    default: {
      const content = inlinesOf(node, []);
      return content.length > 0 ? [{ type: 'paragraph', content }] : [];
    }
  }
}

const rowOf = (row: MdNode, at: number): TableRow => ({
  type: 'tableRow',
  content: (row.children ?? []).map((cell): TableCell => ({
    type: at === 0 ? 'tableHeader' : 'tableCell',
    content: [{ type: 'paragraph', content: inlinesOf(cell, []) }],
  })),
});

function inlinesOf(node: MdNode, marks: readonly Mark[]): Inline[] {
  if (node.type === 'break') return [{ type: 'hardBreak' }];
  if (node.value !== undefined)
    return [{ type: 'text', text: node.value, ...(marks.length > 0 && { marks: [...marks] }) }];
  const mark = markOf(node);
  return (node.children ?? []).flatMap((child) => inlinesOf(child, mark ? [...marks, mark] : marks));
}

function markOf({ type, url = '' }: MdNode): Mark | undefined {
  if (type === 'strong') return { type: 'bold' };
  if (type === 'emphasis') return { type: 'italic' };
  return type === 'link' && /^(https?|mailto):/i.test(url)
    ? { type: 'link', attrs: { href: url } }
    : undefined;
}
