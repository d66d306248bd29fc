import { attributesOf, bodyOf, isDirective, type MdNode } from './markdown.ts';
import { classed, element, words, type Blocks, type PageContext } from './page-parts.ts';

export function scene(node: MdNode, all: MdNode[], context: PageContext, blocks: Blocks): MdNode {
  const key = attributesOf(node)['key'] ?? '';
  const number = all.indexOf(node) + 1;
  return element('section', { ...classed('scene'), dataScene: key, ariaLabelledby: [`scene-${key}`] }, [
    element('h2', { id: `scene-${key}` }, [
      words(context.words('content.scene.title', { number, total: all.length })),
    ]),
    ...sceneParts(node, context, blocks),
  ]);
}

/** What happens in a scene, and the answers. */
export function sceneParts(node: MdNode, context: PageContext, blocks: Blocks): MdNode[] {
  const parts = bodyOf(node);
  const prose = parts.filter((child) => !isDirective(child, 'answer'));
  const answers = parts.filter((child) => isDirective(child, 'answer'));
  const list = answers.map((one) => answer(one, context));
  return [...blocks(prose, context), element('ol', { ...classed('answers'), role: 'list' }, list)];
}

/** The answer is what one presses, its feedback what opens: no script is needed and nothing is given away before. */
function answer(node: MdNode, context: PageContext): MdNode {
  const [first, ...rest] = bodyOf(node);
  const best = 'best' in attributesOf(node);
  const verdict = context.words(best ? 'content.answer.best' : 'content.answer.other');
  const feedback = rest.flatMap((child) => (child.type === 'blockquote' ? (child.children ?? []) : [child]));
  return element('li', {}, [
    element('details', { ...classed('sheet', 'outline', 'answer'), dataAnswer: attributesOf(node)['key'] }, [
      element('summary', {}, [element('span', {}, first?.children ?? [])]),
      element('div', classed('feedback', ...(best ? ['yes'] : [])), [
        element('p', classed('verdict'), [element('b', {}, [words(verdict)])]),
        ...feedback,
      ]),
    ]),
  ]);
}
