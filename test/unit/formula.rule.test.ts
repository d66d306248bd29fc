import { describe, expect, it } from 'vitest';
import { parseFormula } from '../../server/content/formula-parser.ts';
import { valueOf, worked } from '../../server/content/formula.rule.ts';
import { quantityText } from '../../server/content/quantity.rule.ts';

const dials = new Map([
  ['mentees', 3],
  ['sessions', 6],
  ['length', 75],
  ['none', 0],
]);
const value = (text: string) => valueOf(parseFormula(text), dials);

describe('a sum that a writer types', () => {
  it.each([
    ['mentees * sessions * length / 60', 22.5],
    ['min(10, mentees * sessions / 2)', 9],
    ['max(1, 2, none)', 2],
    ['min(mentees, 2, 4, 5)', 2],
    ['2 + 3 * 4', 14],
    ['(2 + 3) * 4', 20],
    ['20 - 5 - 3', 12],
    ['60 / 6 / 2', 5],
    ['-mentees + 1.5', -1.5],
    ['round(length / 60)', 1],
    ['if(mentees >= 3, 10, 20)', 10],
    ['if(mentees > 3, 10, 20)', 20],
    ['if(none < 1, if(mentees <= 2, 1, 2), 3)', 2],
  ])('%s', (text, expected) => {
    expect(value(text)).toBe(expected);
  });

  it('has no number where it divides by nothing or knows a name not', () => {
    expect(value('mentees / none')).toBeNaN();
    expect(value('round(mentees / none)')).toBeNaN();
    expect(value('if(none / none > 1, 1, 2)')).toBeNaN();
    expect(value('mentors')).toBeNaN();
  });

  it.each([
    ['', 'ends too early'],
    ['mentees *', 'ends too early'],
    ['(mentees', 'lacks ")"'],
    ['mentees 3', 'goes on with "3" where it should end'],
    ['mentees ** 2', 'has "*" in a wrong place'],
    ['alert(1)', 'has no "alert(...)"'],
    ['constructor.constructor', 'cannot be read from ".constructor" on'],
    ['round(1, 2)', 'gives round 2 values'],
    ['if(mentees, 1, 2)', 'compares nothing in if(...)'],
    ['if(mentees > 1, 2)', 'lacks ","'],
    ['mentees; 1', 'cannot be read from "; 1" on'],
  ])('is refused: %s', (text, says) => {
    expect(() => parseFormula(text)).toThrow(says);
  });

  it('reads results that stand above it', () => {
    const results = [
      { key: 'hours', is: parseFormula('mentees * sessions * length / 60') },
      { key: 'prep', is: parseFormula('min(10, hours * 0.4)') },
      { key: 'total', is: parseFormula('hours + prep') },
    ];
    expect([...worked(results, dials)]).toEqual([
      ['hours', 22.5],
      ['prep', 9],
      ['total', 31.5],
    ]);
  });
});

describe('a quantity in words', () => {
  const told = (number: number, show: Parameters<typeof quantityText>[1], lang: 'en' | 'es' = 'en') =>
    quantityText(number, show, { lang, currency: 'GBP' }).replaceAll('\u00a0', ' ');
  it.each([
    [told(31.5, 'hours'), '31 h 30'],
    [told(2, 'hours'), '2 h'],
    [told(0.75, 'hours'), '45 min'],
    [told(2.0833, 'hours'), '2 h 05'],
    [told(-1.5, 'hours'), '−1 h 30'],
    [told(1.999, 'hours'), '2 h'],
    [told(5208, 'money'), '£5,208'],
    [told(5208, 'money', 'es'), '£5,208'],
    [told(867.5, 'money'), '£867.50'],
    [told(0.25, 'percent'), '25%'],
    [told(1.68, 'rate'), '1.7'],
    [told(2, 'rate', 'es'), '2.0'],
    [told(10_500, 'number'), '10,500'],
    [told(0.1 + 0.2, 'number'), '0.3'],
    [told(NaN, 'number'), ''],
  ])('%s', (said, expected) => {
    expect(said).toBe(expected);
  });
});
