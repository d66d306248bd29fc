import { describe, expect, test } from 'vitest';
import { EDITIONS } from './both-editions.ts';
import { LANGS, pagesOfEdition, sum } from './shown-numbers.ts';

/** Minutes that the second edition prints beside each other: they fill the time of their step. */
const SECOND = 'advanced-mentoring-2';
const { expectShown, htmlOf, stepOf, tablesOf } = pagesOfEdition(SECOND);

test('10.4: a round of nineteen minutes; two, three and four people fill the hour', () => {
  const round = [8, 7, 1, 2, 1];
  const key = 'business-case-persuade/triad-pitch';
  const { minutes } = stepOf(key);
  for (const lang of LANGS) expect(tablesOf(key, lang)[0]?.map(([first]) => Number(first))).toEqual(round);
  expectShown(key, [String(sum(round))]);
  expect([3 + 3 * sum(round), 3 + 2 * (8 + 7 + 4 + 7) + 5, 3 + 4 * (6 + 5 + 3) + 1]).toEqual([
    minutes,
    minutes,
    minutes,
  ]);
  expectShown(key, [String(8 + 7 + 4 + 7)]);
});

describe('live sessions', () => {
  const steps =
    EDITIONS.find(({ name }) => name === SECOND)?.course.modules.flatMap((one) => one.steps) ?? [];
  const live = steps
    .filter((step) => step.type === 'live-session')
    .map((step) => [step.number, step] as const);

  test.each(live)('%s: the table of a learner goes from 0 to the end, without a gap', (_, step) => {
    for (const lang of LANGS) {
      const spans = [...htmlOf(step.key, lang).matchAll(/>(\d+)[-–](\d+)<\/th>/g)].map(([, from, to]) => [
        Number(from),
        Number(to),
      ]);
      const ends = spans.map(([, to]) => to);
      expect(
        spans.map(([from]) => from),
        lang,
      ).toEqual([0, ...ends.slice(0, -1)]);
      expect(ends.at(-1), lang).toBe(step.minutes);
    }
  });
});
