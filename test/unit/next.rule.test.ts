import { describe, expect, it } from 'vitest';
import { heldDay, type Way, whatNext } from '../../server/rooms/course/next.rule.ts';

/** Three modules of two weeks; the second step of each is live. Steps are named by module and place. */
function wayOf(done: readonly string[], more: Partial<Way> & { skipped?: readonly string[] } = {}): Way {
  const { skipped = [], ...rest } = more;
  const stateOf = (key: string) => (done.includes(key) ? 'done' : skipped.includes(key) ? 'skipped' : 'todo');
  const modules = [1, 2, 3].map((number) => {
    const steps = ['a', 'live', 'b'].map((slug) => ({
      slug,
      live: slug === 'live',
      state: stateOf(`${number}/${slug}`),
    }));
    const count = steps.filter(({ state }) => state === 'done').length;
    return {
      slug: String(number),
      number,
      weeks: [number * 2 - 1, number * 2] as const,
      state: count === 3 ? 'done' : count > 0 ? 'doing' : 'todo',
      steps,
    };
  });
  return { held: {}, phase: 'during', week: 3, modules, begun: [], expected: 2, act: undefined, ...rest };
}

const ALL = [1, 2, 3].flatMap((number) => ['a', 'live', 'b'].map((slug) => `${number}/${slug}`));
const FIRST = ALL.slice(0, 3);
const said = (way: Way) => {
  const { next, also } = whatNext(way);
  const text = (one: typeof next) => one && `${one.module}/${one.step} ${one.reason}`;
  return [text(next), text(also)];
};

describe('what next', () => {
  it.each<[string, Way, (string | undefined)[]]>([
    [
      'the last act, while nobody has said what became of it; and beside it a step that can be done now',
      wayOf(FIRST, { act: { module: '1', step: 'a' }, begun: ['2/b'] }),
      ['1/a act', '2/b begun'],
    ],
    ['the step that was begun', wayOf([...FIRST, '2/a'], { begun: ['2/b'] }), ['2/b begun', undefined]],
    [
      'the live step, in the last of its weeks, for whoever has begun its module; and beside it the first open step',
      wayOf([...FIRST, '2/b'], { week: 4 }),
      ['2/live live', '2/a expected'],
    ],
    [
      'the live step alone, where it is the first that is open',
      wayOf([...FIRST, '2/a'], { week: 4 }),
      ['2/live live', undefined],
    ],
    ['no live step of a module that was not begun', wayOf(FIRST, { week: 4 }), ['2/a expected', undefined]],
    ['no live step of other weeks', wayOf([...FIRST, '2/b']), ['2/a expected', undefined]],
    [
      'the first open step of earlier weeks',
      wayOf(['1/a', '1/live', '2/a', '2/live']),
      ['1/b earlier', undefined],
    ],
    ['the first open step of the module of these weeks', wayOf(FIRST), ['2/a expected', undefined]],
    ['what lies ahead, for whoever has done the rest', wayOf(ALL.slice(0, 6)), ['3/a ahead', undefined]],
    [
      'the first open step, while the run has come to no module',
      wayOf([], { phase: 'unset', week: 1, expected: null }),
      ['1/a first', undefined],
    ],
    [
      'no step that was passed over on purpose',
      wayOf(['2/live'], { skipped: ['1/a', '1/live'], phase: 'after' }),
      ['1/b earlier', undefined],
    ],
    ['nothing, when everything is done', wayOf(ALL), [undefined, undefined]],
    [
      'an act alone, when everything else is done',
      wayOf(ALL, { act: { module: '3', step: 'b' } }),
      ['3/b act', undefined],
    ],
    ['no step that was begun and is done', wayOf(FIRST, { begun: ['1/b'] }), ['2/a expected', undefined]],
  ])('is %s', (_, way, expected) => {
    expect(said(way)).toEqual(expected);
  });
});

describe('a live step with a day of its own', () => {
  const held = (from: string, until: string) => {
    const time = { from: new Date(from), until: new Date(until) };
    return { held: { '2/live': heldDay(time, new Date('2026-03-02T12:00:00.000Z')) } };
  };
  const tomorrow = held('2026-03-03T16:00:00.000Z', '2026-03-03T17:30:00.000Z');
  const nextWeek = held('2026-03-11T16:00:00.000Z', '2026-03-11T17:30:00.000Z');
  const over = held('2026-02-25T16:00:00.000Z', '2026-02-25T17:30:00.000Z');

  it('comes next within two days of it, for whoever has begun its module or not', () => {
    expect(said(wayOf(FIRST, tomorrow))).toEqual(['2/live live', '2/a expected']);
    expect(said(wayOf([...FIRST, '2/a'], tomorrow))).toEqual(['2/live live', '2/b expected']);
  });

  it('near by comes before one without a day that may be done in these weeks', () => {
    const near = { held: { '3/live': tomorrow.held['2/live'] } };
    expect(said(wayOf([...FIRST, '2/a'], { ...near, week: 4 }))[0]).toBe('3/live live');
  });

  it('is passed over while its day is further away, also in the last week of its module', () => {
    expect(said(wayOf([...FIRST, '2/a'], { ...nextWeek, week: 4 }))).toEqual(['2/b expected', undefined]);
  });

  it('that was missed is a step like others: there is something to do instead', () => {
    expect(said(wayOf([...FIRST, '2/a'], over))).toEqual(['2/live expected', undefined]);
  });
});
