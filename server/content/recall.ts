import { attributesOf, isDirective, walk, type MdNode } from './markdown.ts';
import { classed, element, words, type Blocks, type PageContext } from './page-parts.ts';
import { sceneParts } from './scene-page.ts';

/** Keys of the scenes of earlier quizzes that a text asks again. */
export const recallsIn = (root: MdNode): string[] =>
  [...walk(root)]
    .filter((node) => isDirective(node, 'recall'))
    .map((node) => attributesOf(node)['key'] ?? '');

/** A scene of an earlier quiz, asked once more: nothing is kept of it. */
export function recallPart(node: MdNode, context: PageContext, blocks: Blocks): MdNode {
  const { key = '', from = '' } = attributesOf(node);
  const id = `recall-${key}`;
  return element('section', { ...classed('scene', 'recall'), ariaLabelledby: [id] }, [
    element('h2', { id }, [
      words(`${context.words('content.recall.title')} `),
      { type: 'link', url: `step:${from}`, children: [words(context.numberOf(from))] },
    ]),
    ...sceneParts(node, context, blocks),
  ]);
}
