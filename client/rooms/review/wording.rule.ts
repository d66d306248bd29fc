import type { RichText } from '../../../server/rooms/business-case/rich-text.rule.ts';
import type { Inline } from '../../../server/rooms/business-case/sentences.rule.ts';
import type { TextNode } from '../../../server/rooms/business-case/text-difference.rule.ts';
import { flatText, placeOf, type FlatText, type Quoted, type Span } from './anchor.rule.ts';

/**
 * A text with other words for those that were quoted, in the form that the first of them have. Undefined: they are not
 * there any more, or go over more than one passage, which somebody has to put together.
 */
export function withWording(text: RichText, quote: Quoted, wording: string): RichText | undefined {
  const flat = flatText(text);
  const span = placeOf(flat, quote);
  const inside = flat.passages.some(({ from, to }) => span && from <= span.from && span.to <= to);
  if (!span || !inside) return undefined;
  const place = { at: flat.at, span, wording };
  return { ...text, content: text.content.map((block) => replaced(block, place)) };
}

/** Whether it says so by now: the wording stands where the quoted words stood, or around them where it has them too. */
export function isTaken(text: RichText, quote: Quoted, wording: string): boolean {
  const flat = flatText(text);
  const taken = placeOf(flat, { ...quote, quote: wording });
  const still = placeOf(flat, quote);
  return taken !== undefined && (!still || (taken.from <= still.from && still.to <= taken.to));
}

interface Place {
  at: FlatText['at'];
  span: Span;
  wording: string;
}

function replaced<Node extends TextNode>(node: Node, place: Place): Node {
  if (node.type === 'paragraph' || node.type === 'heading')
    return node.content ? { ...node, content: inlines(node.content, place) } : node;
  if (node.type === 'tableRow') {
    const cells = node.content.map((cell) => ({
      ...cell,
      content: cell.content.map((block) => replaced(block, place)),
    }));
    return { ...node, content: cells };
  }
  const content = (node.content as readonly TextNode[]).map((one) => replaced(one, place));
  return { ...node, content } as Node;
}

function inlines(content: readonly Inline[], { at, span, wording }: Place): Inline[] {
  let put = false;
  let end = 0;
  return content.flatMap((one): Inline[] => {
    const from = (one.type === 'text' && at.get(one)) || end;
    end = from + (one.type === 'text' ? one.text.length : 1);
    if (end <= span.from || from >= span.to) return [one];
    const first = put ? '' : wording;
    put = true;
    if (one.type !== 'text') return first === '' ? [] : [{ type: 'text', text: first }];
    const before = one.text.slice(0, Math.max(0, span.from - from));
    const after = one.text.slice(Math.max(0, span.to - from));
    const words = before + first + after;
    return words === '' ? [] : [{ ...one, text: words }];
  });
}
