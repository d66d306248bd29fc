import { attributesOf, bodyOf, isDirective, type MdNode } from './markdown.ts';
import { classed, element, type Blocks, type PageContext } from './page-parts.ts';

/** A worked sum that can be moved; without script its table is read. */
export function slidersPart(node: MdNode, context: PageContext, blocks: Blocks): MdNode {
  const { key = '' } = attributesOf(node);
  const text = bodyOf(node).filter((child) => !isDirective(child));
  return element('section', { ...classed('sliders'), id: `sliders-${key}` }, blocks(text, context));
}
