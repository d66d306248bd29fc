import { describe, expect, it } from 'vitest';
import type { Quiz } from '../../server/content/quiz.ts';
import { isAllBest, resultOf, tidyTried, unionOfTried } from '../../server/rooms/course/quiz.rule.ts';

const html = { en: '', es: '' };
const quiz: Quiz = {
  scenes: [
    { key: 'lift', answers: ['a', 'b', 'c'], best: 'b', html },
    { key: 'panel', answers: ['a', 'b', 'c', 'd'], best: 'd', html },
  ],
};

describe('what was tried in a quiz', () => {
  it('is what the quiz has, each answer once, the best one last', () => {
    expect(tidyTried(quiz, { lift: ['b', 'a', 'a', 'x'], gone: ['b'], panel: [] })).toEqual({
      lift: ['a', 'b'],
    });
  });

  it('of two devices is what either has, whichever comes first', () => {
    const phone = { lift: ['a', 'b'] };
    const desk = { lift: ['c'], panel: ['a'] };
    expect(unionOfTried(quiz, phone, desk)).toEqual({ lift: ['a', 'c', 'b'], panel: ['a'] });
    const other = unionOfTried(quiz, desk, phone);
    expect(resultOf(quiz, other)).toEqual(resultOf(quiz, unionOfTried(quiz, phone, desk)));
    expect(unionOfTried(quiz, other, phone)).toEqual(other);
  });

  it.each([
    ['nothing', {}, { tries: 0, right: 0, total: 2 }],
    ['a scene at the second try', { lift: ['c', 'b'] }, { tries: 2, right: 1, total: 2 }],
    ['everything but the best', { panel: ['a', 'b', 'c'] }, { tries: 3, right: 0, total: 2 }],
    ['all', { lift: ['b'], panel: ['a', 'd'] }, { tries: 3, right: 2, total: 2 }],
  ])('%s: how far it is', (_what, tried, result) => {
    expect(resultOf(quiz, tried)).toEqual(result);
    expect(isAllBest(resultOf(quiz, tried))).toBe(result.right === 2);
  });
});
