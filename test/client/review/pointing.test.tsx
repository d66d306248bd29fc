import { describe, expect, it } from 'vitest';
import { flatText } from '../../../client/rooms/review/anchor.rule.ts';
import { NotedText } from '../../../client/rooms/review/noted-text.tsx';
import { pointedAt } from '../../../client/rooms/review/pointed.ts';
import type { RichText, Text } from '../../../server/rooms/business-case/rich-text.types.ts';
import { render } from '../setup.ts';

const text = (words: string, ...marks: NonNullable<Text['marks']>): Text =>
  marks.length > 0 ? { type: 'text', text: words, marks } : { type: 'text', text: words };
const CASE: RichText = {
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      content: [text('Six of nine '), text('left', { type: 'bold' }), text('. They hid.')],
    },
    {
      type: 'bulletList',
      content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [text('Pay matters.')] }] }],
    },
  ],
};
const FLAT = flatText(CASE).text;

const spanOf = (quote: string) => ({ from: FLAT.indexOf(quote), to: FLAT.indexOf(quote) + quote.length });
const draw = (...quotes: string[]) =>
  render(
    <NotedText
      text={CASE}
      noted={quotes.map((quote, at) => ({ number: at + 1, ...spanOf(quote) }))}
      link={(number) => <b key={number}>{number}</b>}
    />,
  );
const node = (place: HTMLElement, words: string): Node => {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  for (let one = walker.nextNode(); one; one = walker.nextNode())
    if (one.textContent?.includes(words)) return one;
  throw new Error(`${words} stands nowhere`);
};
const select = (from: [Node, number], to: [Node, number]): Range => {
  const range = document.createRange();
  range.setStart(...from);
  range.setEnd(...to);
  return range;
};
const point = (place: HTMLElement, range: Range) =>
  pointedAt(range, { slug: 'rationale', text: CASE, place });

describe('a text with places that comments are about', () => {
  it('says every word once, in its form, with a number where each place begins', () => {
    const { place } = draw('nine left.', 'left. They');
    expect(place.textContent).toBe('Six of 1nine 2left. They hid.Pay matters.');
    expect(
      [...place.querySelectorAll('mark')].map((mark) => [mark.dataset['noted'], mark.textContent]),
    ).toEqual([
      ['1', '1nine '],
      ['1 2', '2left'],
      ['1 2', '.'],
      ['2', ' They'],
    ]);
    expect(place.querySelector('strong')?.textContent).toBe('left');
  });
});

describe('what somebody selects', () => {
  it('is those words, wherever numbers and forms stand between them', () => {
    const { place } = draw('left');
    const anchor = point(place, select([node(place, 'Six of'), 7], [node(place, 'They'), 6]));
    expect(anchor).toEqual({
      kind: 'text',
      section: 'rationale',
      quote: 'nine left. They',
      from: 7,
      to: 22,
      before: 'Six of ',
      after: ' hid.\nPay matters.',
    });
  });

  it('goes from one passage into the next, and does not take the beginning of one that only the end touches', () => {
    const { place } = draw();
    const over = point(place, select([node(place, 'They'), 2], [node(place, 'Pay'), 3]));
    expect(over).toMatchObject({ quote: 'They hid.\nPay' });
    const entry = place.querySelector('li')!;
    const whole = point(place, select([node(place, 'Six of'), 0], [entry, 0]));
    expect(whole).toMatchObject({ quote: 'Six of nine left. They hid.' });
  });

  it('is nothing where it is all space', () => {
    const { place } = draw();
    expect(point(place, select([node(place, 'Six of'), 3], [node(place, 'Six of'), 4]))).toBeUndefined();
  });

  it('is the cell of a table that it begins in', () => {
    const { place } = render(
      <p>
        <span data-cell="lines/cover/what">Cover for mentors</span>
      </p>,
    );
    const words = node(place, 'Cover');
    expect(point(place, select([words, 0], [words, 5]))).toEqual({
      kind: 'cell',
      section: 'rationale',
      table: 'lines',
      row: 'cover',
      column: 'what',
      quote: 'Cover for mentors',
    });
  });

  it('[C5] is found where two versions stand as one: what went out is not of the text', () => {
    const { place } = render(
      <p>
        Six of nine <del>went away</del>{' '}
        <ins>
          <span class="visually-hidden">came in </span>left
        </ins>
        . They hid.
      </p>,
    );
    const anchor = point(place, select([node(place, 'Six of'), 7], [node(place, 'They'), 6]));
    expect(anchor).toMatchObject({ quote: 'nine left. They', from: 7 });
  });
});
