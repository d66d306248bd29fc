import { describe, expect, it } from 'vitest';
import { lowest, notApplicable, shareOfQuestions, totalOf } from '../../server/rooms/review/rubric.rule.ts';
import { realTemplate } from './case-kit.ts';

const { rubric, sections } = realTemplate();
const ALL = sections.map(({ slug }) => slug);
const DESIGN = ['programme-design', 'recruitment-matching', 'training-support'];
const NO_DESIGN = ALL.filter((slug) => !DESIGN.includes(slug));
const all = (level: number) => Object.fromEntries(rubric.criteria.map(({ key }) => [key, level]));
const K11 = {
  need: 3,
  context: 3,
  model: 4,
  criteria: 3,
  value: 2,
  design: 3,
  ethics: 3,
  iteration: 2,
  clarity: 3,
};

describe('the total of a rubric', () => {
  it('[K11] [S1.14] is the sum of weight by level, and Ready from sixty with nothing at level 1', () => {
    expect(totalOf(rubric, ALL, K11)).toEqual({ total: 65, ready: true, open: [] });
    expect(totalOf(rubric, ALL, all(3)).total).toBeCloseTo(66.67, 2);
    expect(totalOf(rubric, ALL, all(2)).total).toBeCloseTo(33.33, 2);
    expect(totalOf(rubric, ALL, all(2)).ready).toBe(false);
    expect([totalOf(rubric, ALL, all(4)).total, totalOf(rubric, ALL, all(1)).total]).toEqual([100, 0]);
  });

  it('[K11] one criterion at level 1 is not Ready, whatever the total', () => {
    const low = totalOf(rubric, ALL, { ...all(4), clarity: 1 });
    expect(low.total).toBe(95);
    expect(low.ready).toBe(false);
  });

  it('[B11] exactly sixty is Ready, one level less is not', () => {
    const some = { ...all(2), value: 4, design: 3, ethics: 4, iteration: 4, clarity: 4 };
    expect(totalOf(rubric, ALL, some)).toEqual({ total: 60, ready: true, open: [] });
    expect(totalOf(rubric, ALL, { ...some, clarity: 3 }).ready).toBe(false);
  });

  it('[K12] without a section of design that criterion is not judged, and its weight is shared out', () => {
    expect(notApplicable(rubric, NO_DESIGN)).toEqual(['design']);
    expect(notApplicable(rubric, ALL)).toEqual([]);
    const { design, ...rest } = all(3);
    const { total, ready, open } = totalOf(rubric, NO_DESIGN, rest);
    expect([design, ready, open]).toEqual([3, true, []]);
    expect(total).toBeCloseTo(66.67, 2);
    // A level that was chosen while it applied counts for nothing.
    expect(totalOf(rubric, NO_DESIGN, { ...rest, design: 1 })).toEqual({ total, ready, open });
  });

  it('says what has no level yet, and is Ready only when nothing is open', () => {
    const { need: _need, ...rest } = all(4);
    expect(totalOf(rubric, ALL, rest)).toMatchObject({ ready: false, open: ['need'] });
  });
});

it('the three lowest criteria are those that a reviewer says something about', () => {
  expect(lowest(rubric, { ...all(4), value: 2, clarity: 1, need: 3 })).toEqual(['clarity', 'value', 'need']);
  expect(lowest(rubric, { value: 2 })).toEqual(['value']);
});

it('[N17] the share of questions is told of what stands, and of nothing it says nothing', () => {
  expect(shareOfQuestions([])).toBeNull();
  const kinds = ['question', 'question', 'strength', 'suggestion'].map((kind) => ({ kind }));
  expect(shareOfQuestions(kinds)).toBe(0.5);
  expect(shareOfQuestions([...kinds, { kind: 'question', removed: true }])).toBe(0.5);
});
