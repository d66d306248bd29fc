import { attributesOf, textOf, type MdNode } from './markdown.ts';
import { classed, element, words, type Blocks, type PageContext } from './page-parts.ts';
import { readTimeline, type Entry } from './timeline.ts';

/**
 * Dated entries in their order. One that reads otherwise if something is moved has both texts, marked, on paper and without
 * script; the page shows one of them.
 */
export function timelinePart(node: MdNode, context: PageContext, blocks: Blocks): MdNode {
  const { key = '' } = attributesOf(node);
  const { move, entries } = readTimeline(node);
  const label = (move ?? []).map(textOf).join('').trim();
  const place = { dataPlay: `timeline/${key}`, dataLabel: label };
  return element('div', { ...classed('practice-timeline'), dataTimeline: key }, [
    ...(move ? movePart(label, place, context) : []),
    element(
      'ol',
      { ...classed('timeline-entries'), role: 'list' },
      entries.map((entry) => entryPart(entry, context, blocks)),
    ),
  ]);
}

const movePart = (move: string, place: Record<string, string>, context: PageContext): MdNode[] => [
  element('div', { ...classed('play'), ...place }, []),
  element('p', classed('on-paper'), [words(context.words('content.timeline.move', { move }))]),
];

function entryPart({ title, was, moved }: Entry, context: PageContext, blocks: Blocks): MdNode {
  const heading = element('h3', {}, title);
  if (moved.length === 0) return element('li', classed('timeline-entry'), [heading, ...blocks(was, context)]);
  const marked = (name: string, mark: string, nodes: MdNode[]) =>
    element('div', classed(name), [element('p', classed('which'), [words(mark)]), ...blocks(nodes, context)]);
  return element('li', classed('timeline-entry', 'changes'), [
    heading,
    marked('was', context.words('content.timeline.was'), was),
    marked('then', context.words('content.timeline.then'), moved),
  ]);
}
