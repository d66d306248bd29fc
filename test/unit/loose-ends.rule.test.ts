import { expect, it } from 'vitest';
import { looseEnds } from '../../server/rooms/course/loose-ends.rule.ts';

const step = (slug: string, more: object = {}) => ({ slug, live: false, state: 'todo', ...more });
const modules = [1, 2, 3].map((number) => ({
  slug: `m${number}`,
  number,
  weeks: [number * 2 - 1, number * 2] as const,
  steps: [step('read'), step('live', { live: true }), step('over', { state: 'done' })],
}));
const act = (text: string, by: string | null, outcome: 'did' | null = null) => ({ text, by, outcome });
const way = { phase: 'during', week: 3, today: '2026-01-28', modules, expected: 2, others: ['m1/live'] };
const keys = (list: { module: { slug: string }; step: { slug: string } }[]) =>
  list.map(({ module, step: one }) => `${module.slug}/${one.slug}`);

it('loose ends are acts of the next two weeks, live steps of these, and what is open of the weeks before', () => {
  const acts = [
    act('in a fortnight', '2026-02-11'),
    act('today', '2026-01-28'),
    act('later', '2026-02-12'),
    act('over', '2026-01-27'),
    act('answered', '2026-01-30', 'did'),
    act('no day', null),
  ];
  const ends = looseEnds({ ...way, acts });
  expect(ends.acts.map(({ text }) => text)).toEqual(['today', 'in a fortnight']);
  expect(keys(ends.live)).toEqual(['m2/live']);
  expect(keys(ends.late)).toEqual(['m1/read']);
  expect(keys(ends.waiting)).toEqual(['m1/live']);
});

it('nothing is late, and no live step near, before a run begins', () => {
  const ends = looseEnds({ ...way, acts: [], phase: 'before', week: 1, expected: null });
  expect(ends).toEqual({ acts: [], live: [], late: [], waiting: [] });
});
