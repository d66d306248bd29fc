import { describe, expect, it } from 'vitest';
import { flatText, quoted } from '../../../client/rooms/review/anchor.rule.ts';
import { isTaken, withWording } from '../../../client/rooms/review/wording.rule.ts';
import type { RichText, Text } from '../../../server/rooms/business-case/rich-text.types.ts';

const text = (words: string, ...marks: NonNullable<Text['marks']>): Text =>
  marks.length > 0 ? { type: 'text', text: words, marks } : { type: 'text', text: words };
const BOLD = { type: 'bold' } as const;
const CASE: RichText = {
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      content: [text('At least '), text('15 %', BOLD), text(' of them left. At least 15 %.')],
    },
    {
      type: 'bulletList',
      content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [text('Pay matters.')] }] }],
    },
  ],
};
const FLAT = flatText(CASE);
const words = (quote: string, from = FLAT.text.indexOf(quote)) =>
  quoted(FLAT, { from, to: from + quote.length });
const first = (of: RichText | undefined) => of?.content[0];

describe('words that somebody suggested', () => {
  it('stand in place of those they are for, and nothing else is another', () => {
    const taken = withWording(CASE, words('them left'), 'first-year teachers left');
    expect(flatText(taken!).text).toBe(
      'At least 15 % of first-year teachers left. At least 15 %.\nPay matters.',
    );
    expect(taken?.content[1]).toEqual(CASE.content[1]);
  });

  it('keep the form of the first of those they are for, where these have several', () => {
    const taken = withWording(CASE, words('15 % of them'), 'One in seven');
    expect(first(taken)).toEqual({
      type: 'paragraph',
      content: [text('At least '), text('One in seven', BOLD), text(' left. At least 15 %.')],
    });
  });

  it('go where they were meant for, not to the same words elsewhere', () => {
    const taken = withWording(CASE, words('At least 15 %', FLAT.text.lastIndexOf('At least')), 'So it says');
    expect(flatText(taken!).text).toContain('At least 15 % of them left. So it says.');
  });

  it('reach into a list', () => {
    expect(flatText(withWording(CASE, words('Pay matters'), 'Pay is not all')!).text).toMatch(
      /Pay is not all\.$/,
    );
  });

  it('are not put in where the words are gone, or go over two passages', () => {
    expect(withWording(CASE, { ...words('them'), quote: 'nobody' }, 'x')).toBeUndefined();
    expect(withWording(CASE, words('15 %.\nPay'), 'x')).toBeUndefined();
  });

  it('are known to be there, also where they have the quoted words in them, and not before', () => {
    const longer = 'At least 15 % of them left the college';
    const quote = words('At least 15 % of them left');
    expect(isTaken(CASE, quote, longer)).toBe(false);
    expect(isTaken(withWording(CASE, quote, longer)!, quote, longer)).toBe(true);
    expect(isTaken(CASE, quote, 'At least 15 %')).toBe(false);
    expect(isTaken(withWording(CASE, quote, 'At least 15 % left')!, quote, 'At least 15 % left')).toBe(true);
  });
});
