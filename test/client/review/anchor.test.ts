import { describe, expect, it } from 'vitest';
import { flatText, placeOf, quoted, stretchesOf, trimmed } from '../../../client/rooms/review/anchor.rule.ts';
import type { RichText } from '../../../server/rooms/business-case/rich-text.types.ts';

const text = (words: string) => ({ type: 'text' as const, text: words });
const paragraph = (...words: string[]) => ({ type: 'paragraph' as const, content: words.map(text) });
const doc = (...content: RichText['content']): RichText => ({ type: 'doc', content });

const CASE = doc(
  paragraph('Six of nine left.', ' They hid problems.'),
  { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('Pay')] }] },
  {
    type: 'table',
    content: [
      {
        type: 'tableRow',
        content: [
          { type: 'tableCell', content: [paragraph('2026')] },
          { type: 'tableCell', content: [paragraph('Nine')] },
        ],
      },
    ],
  },
  { type: 'paragraph' },
  { type: 'paragraph', content: [text('First line'), { type: 'hardBreak' }, text('second line')] },
);

describe('a text as places are counted in it', () => {
  it('has every word once, in the order of reading, and parts passages, cells and lines', () => {
    expect(flatText(CASE).text).toBe(
      'Six of nine left. They hid problems.\nPay\n2026\nNine\n\nFirst line\nsecond line',
    );
  });

  it('knows its passages, without the empty one', () => {
    const flat = flatText(CASE);
    expect(flat.passages.map(({ from, to }) => flat.text.slice(from, to))).toEqual([
      'Six of nine left. They hid problems.',
      'Pay',
      '2026',
      'Nine',
      'First line\nsecond line',
    ]);
  });

  it('knows where each stretch of words begins', () => {
    const [first] = CASE.content;
    if (first?.type !== 'paragraph') throw new Error('no paragraph');
    const [, second] = first.content ?? [];
    if (second?.type !== 'text') throw new Error('no text');
    expect(flatText(CASE).at.get(second)).toBe('Six of nine left.'.length);
  });
});

describe('words that were pointed at', () => {
  const flat = { text: 'Time is short. Money is short. Time (and money) is what we have.' };
  const find = (quote: string, from: number, around = {}) =>
    placeOf(flat, { quote, from, to: from + quote.length, before: '', after: '', ...around });

  it('are found where they stood', () => {
    expect(find('Time', 0)).toEqual({ from: 0, to: 4 });
    expect(find('Time', 31)).toEqual({ from: 31, to: 35 });
  });

  it('are found nearest to where they stood when other words were put before them', () => {
    expect(find('Time', 28)).toEqual({ from: 31, to: 35 });
    expect(find('Time', 5)).toEqual({ from: 0, to: 4 });
  });

  it('are found where what stood around them does, however far that moved', () => {
    expect(find('short', 8, { before: 'Money is ' })).toEqual({ from: 24, to: 29 });
    expect(find('Time', 0, { after: ' (and' })).toEqual({ from: 31, to: 35 });
  });

  it('keep what stands around them', () => {
    expect(quoted(flat, { from: 15, to: 20 })).toEqual({
      quote: 'Money',
      from: 15,
      to: 20,
      before: 'Time is short. ',
      after: ' is short. Time (and money) is w',
    });
  });

  it('are found however they are spaced, and whatever signs are in them', () => {
    expect(find('Time\n(and  money)', 2)).toEqual({ from: 31, to: 47 });
    const signs = { text: 'a-b [c] 5 % {d} | e' };
    const quote = '[c] 5 % {d} |';
    expect(placeOf(signs, { quote, from: 0, to: 9, before: '', after: '' })?.from).toBe(4);
  });

  it('are nowhere when they were written over, and nothing is not found everywhere', () => {
    expect(find('Time is money', 0)).toBeUndefined();
    expect(find(' ', 4)).toBeUndefined();
  });

  it('lose the space at their ends, and are none where they were all space', () => {
    expect(trimmed(flat, { from: 4, to: 15 })).toEqual({ from: 5, to: 14 });
    expect(trimmed(flat, { from: 4, to: 5 })).toBeUndefined();
  });
});

describe('stretches of a text with places in it', () => {
  it('are cut where a place begins or ends, and a place that began before goes on', () => {
    const all = [
      { number: 1, from: 90, to: 104 },
      { number: 2, from: 102, to: 106 },
      { number: 3, from: 200, to: 210 },
    ];
    expect(stretchesOf('0123456789', 100, all)).toEqual([
      { text: '01', from: 100, noted: [1], begins: [] },
      { text: '23', from: 102, noted: [1, 2], begins: [2] },
      { text: '45', from: 104, noted: [2], begins: [] },
      { text: '6789', from: 106, noted: [], begins: [] },
    ]);
  });

  it('are one where nothing is noted', () => {
    expect(stretchesOf('abc', 7, [])).toEqual([{ text: 'abc', from: 7, noted: [], begins: [] }]);
  });
});
