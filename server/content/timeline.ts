import { attributesOf, bodyOf, isDirective, type MdNode } from './markdown.ts';
import { classed, element, labelChildren, type Blocks, type PageContext } from './page-parts.ts';

/** Dated entries in their order. */
export function timelinePart(node: MdNode, context: PageContext, blocks: Blocks): MdNode {
  const { key = '' } = attributesOf(node);
  const entries = bodyOf(node).filter((child) => isDirective(child, 'entry'));
  const list = entries.map((entry) =>
    element('li', {}, [element('h3', {}, labelChildren(entry)), ...blocks(bodyOf(entry), context)]),
  );
  return element('ol', { ...classed('timeline'), id: `timeline-${key}`, role: 'list' }, list);
}
