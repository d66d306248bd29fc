import type { RichText } from '../../../server/rooms/business-case/rich-text.rule.ts';
import { flatText, LONGEST_QUOTE, placeOf, quoted, trimmed, type Quoted, type Span } from './anchor.rule.ts';
import type { Anchor } from './review.types.ts';

/** Words that are not the text itself: what went out of it, what only screen readers hear, numbers of comments. */
const NOT_THE_TEXT = 'del, .visually-hidden, .comment-number, h4, dt, caption';

export interface PointedSection {
  slug: string;
  text: RichText | null;
  /** Where it is drawn. */
  place: HTMLElement;
}

/** What somebody selected in a section. Undefined: nothing of it, or nothing that could be found again. */
export function pointedAt(range: Range, section: PointedSection): Anchor | undefined {
  const { slug, text, place } = section;
  const cell = elementOf(range.startContainer)?.closest<HTMLElement>('[data-cell]');
  if (cell && place.contains(cell)) return cellAnchor(slug, cell);
  if (!text) return undefined;
  const flat = flatText(text);
  const span = spanOf(range, place) ?? placeOf(flat, wordsOf(range, place));
  const words = span && trimmed(flat, span);
  return words && { kind: 'text', section: slug, ...quoted(flat, words) };
}

const elementOf = (node: Node): Element | null => (node instanceof Element ? node : node.parentElement);

function cellAnchor(section: string, { dataset, textContent }: HTMLElement): Anchor {
  const [table = '', row = '', column = ''] = (dataset['cell'] ?? '').split('/');
  return { kind: 'cell', section, table, row, column, quote: textContent.slice(0, LONGEST_QUOTE) };
}

/** From the first to the last stretch of words that the range touches. */
function spanOf(range: Range, place: HTMLElement): Span | undefined {
  const touched = [...place.querySelectorAll<HTMLElement>('[data-at]')].flatMap((stretch) => {
    const words = document.createTreeWalker(stretch, NodeFilter.SHOW_TEXT).nextNode();
    if (!(words instanceof Text) || !range.intersectsNode(words)) return [];
    const at = Number(stretch.dataset['at']);
    return {
      from: at + (words === range.startContainer ? range.startOffset : 0),
      to: at + (words === range.endContainer ? range.endOffset : words.data.length),
    };
  });
  const [first] = touched;
  const last = touched.at(-1);
  return first && last ? { from: first.from, to: last.to } : undefined;
}

/** Where two states stand as one, places are not counted: the words themselves are looked for, near to where they stand. */
function wordsOf(range: Range, place: HTMLElement): Quoted {
  const before = document.createRange();
  before.setStart(place, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const [quote, from] = [saidIn(range), saidIn(before).length];
  return { quote, from, to: from + quote.length, before: '', after: '' };
}

function saidIn(range: Range): string {
  const said = document.createElement('div');
  said.append(range.cloneContents());
  for (const other of said.querySelectorAll(NOT_THE_TEXT)) other.remove();
  return said.textContent;
}
