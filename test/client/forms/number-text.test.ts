import { describe, expect, it } from 'vitest';
import { readNumber } from '../../../client/rooms/forms/number-text.ts';
import { isSheet, readSheet } from '../../../client/rooms/forms/sheet-text.ts';

describe('a number in a text', () => {
  it.each([
    ['12', 12],
    ['-2', -2],
    ['−2', -2],
    ['2.5', 2.5],
    ['2,5', 2.5],
    ['0,125', 0.125],
    ['1,250', 1250],
    ['1.250', 1250],
    ['1,250.75', 1250.75],
    ['1.250,75', 1250.75],
    ['1 250 000', 1_250_000],
    ['1.250.000', 1_250_000],
    ['£40', 40],
    ['15 %', 15],
    ['.5', 0.5],
  ])('%s is %d', (text, number) => expect(readNumber(text)).toBe(number));

  it.each(['', 'two', '1,2,3', '12.34.56', '1-2', '3 hours', '--1'])('%s is none', (text) =>
    expect(readNumber(text)).toBeUndefined(),
  );
});

describe('a sheet on the clipboard', () => {
  it('is cells and rows, with quotes around what holds a tab, a line end or a quote', () => {
    expect(readSheet('a\tb\r\nc\t"d\ne ""f"""\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd\ne "f"'],
    ]);
  });

  it('keeps empty cells, also at the end of a row', () => {
    expect(readSheet('a\t\tb\t\n\tc')).toEqual([
      ['a', '', 'b', ''],
      ['', 'c'],
    ]);
  });

  it('is told from a text', () => {
    expect(isSheet('one line\n')).toBe(false);
    expect(isSheet('a\tb')).toBe(true);
    expect(isSheet('a\nb')).toBe(true);
  });
});
