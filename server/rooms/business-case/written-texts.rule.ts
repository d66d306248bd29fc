import type { SectionValue } from './case.types.ts';
import { plainText } from './sentences.rule.ts';
import type { Block, ListItem, TableCell, TableRow } from './rich-text.types.ts';

type Node = Block | ListItem | TableRow | TableCell;

/** Every text that somebody wrote in a section: paragraphs and headings, and cells of its tables. */
export function textsIn({ text, tables }: SectionValue): string[] {
  const cells = Object.values(tables).flatMap((rows) =>
    rows.flatMap((row) => Object.values(row.cells).filter((cell) => typeof cell === 'string')),
  );
  return [...(text?.content ?? []).flatMap(textsOf), ...cells].filter((one) => one.trim() !== '');
}

function textsOf(node: Node): string[] {
  if (node.type === 'paragraph' || node.type === 'heading') return [plainText(node.content ?? [])];
  return node.content.flatMap((one: Node) => textsOf(one));
}
