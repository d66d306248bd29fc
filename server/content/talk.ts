import { attributesOf, bodyOf, isDirective, type MdNode } from './markdown.ts';
import { classed, element, type Blocks, type PageContext } from './page-parts.ts';

/** A practice conversation, to be read without script: every turn, and what each choice brings. */
export function talkPart(node: MdNode, context: PageContext, blocks: Blocks): MdNode {
  const { key = '' } = attributesOf(node);
  const parts = bodyOf(node).flatMap((child) => {
    if (isDirective(child, 'turn'))
      return [element('section', classed('turn'), turn(child, context, blocks))];
    if (isDirective(child, 'path')) return [];
    return isDirective(child) ? blocks(bodyOf(child), context) : blocks([child], context);
  });
  return element('section', { ...classed('talk'), id: `talk-${key}` }, parts);
}

const turn = (node: MdNode, context: PageContext, blocks: Blocks): MdNode[] =>
  bodyOf(node).flatMap((child) =>
    isDirective(child)
      ? [element('div', classed('choice'), blocks(bodyOf(child), context))]
      : blocks([child], context),
  );
