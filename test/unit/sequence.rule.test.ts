import { expect, test } from 'vitest';
import { tooMuchAlike, type SequenceLimits } from '../../server/content/sequence.rule.ts';

const LIMITS: SequenceLimits = {
  shape_most: 3,
  shape_running: 2,
  openings_most: { c: 1 },
  openings_least: { p: 2 },
  scene_words: 90,
  feedback_words: 16,
};

/** Steps 1.1, 1.2 ... by shape and opening: `Rp` is the page of a room that goes straight in, `-` says neither. */
const built = (...steps: string[]) =>
  steps.map((step, at) => ({
    number: `1.${at + 1}`,
    file: `${at + 1}.en.md`,
    shape: step === '-' ? undefined : step[0],
    opens: step === '-' ? undefined : step[1],
  }));
const told = (...steps: string[]) =>
  tooMuchAlike(built(...steps), LIMITS).map(({ file, says }) => `${file} ${says}`);

test('steps that are unlike each other are left alone', () => {
  expect(told('Rp', 'Fp', 'Hc', 'Rq', 'Rm')).toEqual([]);
});

test('a third of one shape in a row is told, and a step that says nothing ends the row', () => {
  expect(told('Rp', 'Hp', 'Hq', 'Hm')).toEqual(['4.en.md shape H in 3 steps running, up to 1.4']);
  expect(told('Hp', 'Hp', '-', 'Hm')).toEqual([]);
});

test('the first step over a limit is told, with all that share it', () => {
  expect(told('Rp', 'Hp', 'Rc', 'Hq', 'Rm', 'Hm', 'Rq')).toEqual([
    '7.en.md shape R in 4 steps, 3 at most: 1.1, 1.3, 1.5, 1.7',
  ]);
  expect(told('Rp', 'Hc', 'Fp', 'Hc')).toEqual(['4.en.md opens c in 2 steps, 1 at most: 1.2, 1.4']);
});

test('what is there too seldom is told once every step says how it opens', () => {
  expect(told('Rp', 'Hq')).toEqual(['course.yaml opens p in 1 steps, 2 at least']);
  expect(told('Rp', '-')).toEqual([]);
});
