import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { RoadMap, StepText } from '../../../client/rooms/course/course.types.ts';

const line = (slug: string, number: string, done = false) => ({
  slug,
  number,
  type: 'article',
  title: `Step ${number}`,
  minutes: 10,
  state: done ? ('done' as const) : ('todo' as const),
  doneAt: done ? '2026-03-01T10:00:00.000Z' : null,
});

/** Two modules of two steps; the first step is done, and was worth 8 minutes when it was. */
const MAP = {
  today: '2026-03-10',
  week: 1,
  weeks: 4,
  minutesDone: 8,
  minutesTotal: 40,
  lang: 'en',
  begun: [],
  others: [],
  held: {},
  acts: [],
  mondays: [],
  rests: [],
  startsOn: null,
  endsOn: null,
  phase: 'unset',
  next: {
    module: 'one',
    step: 'b',
    number: '1.2',
    title: 'Step 1.2',
    type: 'article',
    minutes: 10,
    opening: 'Why.',
  },
  modules: [
    {
      number: 1,
      slug: 'one',
      title: 'One',
      promise: '',
      minutes: 20,
      state: 'doing',
      minutesDone: 8,
      weeks: [1, 2],
      steps: [line('a', '1.1', true), line('b', '1.2')],
    },
    {
      number: 2,
      slug: 'two',
      title: 'Two',
      promise: '',
      minutes: 20,
      state: 'todo',
      minutesDone: 0,
      weeks: [3, 4],
      steps: [line('c', '2.1'), line('d', '2.2')],
    },
  ],
} as unknown as RoadMap;

const STEP = {
  number: '1.2',
  done: false,
  doneAt: null,
  updatedSince: false,
  module: { number: 1, slug: 'one', title: 'One', steps: MAP.modules[0]?.steps },
} as unknown as StepText;

async function course() {
  vi.resetModules();
  const [marks, { ownMap, ownStep }, outbox, { wayOf }] = await Promise.all([
    import('../../../client/rooms/course/course.marks.ts'),
    import('../../../client/rooms/course/course.view.ts'),
    import('../../../client/core/outbox.ts'),
    import('../../../client/rooms/course/way.ts'),
  ]);
  const press = (module: string, step: string, done: boolean) => {
    const thing = marks.markKey({ module, step });
    const item = {
      id: '1',
      kind: 'course/mark',
      thing,
      body: { module, step, done },
      at: Date.parse('2026-03-10T12:00:00Z'),
    };
    outbox.waiting.value = new Map([...outbox.waiting.peek(), [thing, item]]);
  };
  return { ...marks, ownMap, ownStep, wayOf, press };
}

let room: Awaited<ReturnType<typeof course>>;
beforeEach(async () => {
  room = await course();
});

describe('a mark', () => {
  it('is kept once: what the step’s answer brought stands on the road map too', () => {
    room.learnMap(MAP, 1);
    room.learnMarks([{ module: 'one', step: 'b', done: true, doneAt: '2026-03-10T11:00:00.000Z' }], 2);
    const map = room.ownMap(MAP);
    expect(map.modules[0]).toMatchObject({ state: 'done', minutesDone: 18 });
    expect(map.minutesDone).toBe(18);
    expect(room.wayOf(map).next).toMatchObject({ module: 'two', step: 'c', title: 'Step 2.1' });
    expect(room.ownStep(STEP, 'b')).toMatchObject({ done: true, doneAt: '2026-03-10T11:00:00.000Z' });
  });

  it('is not taken back by an answer that was asked for before it', () => {
    room.learnMarks([{ module: 'one', step: 'b', done: true, doneAt: null }], 5);
    room.learnMap(MAP, 4);
    expect(room.markOf({ module: 'one', step: 'b' })?.done).toBe(true);
    room.learnMap(MAP, 6);
    expect(room.markOf({ module: 'one', step: 'b' })?.done).toBe(false);
  });

  it('that waits to be sent stands over what the server knows, in both directions', () => {
    room.learnMap(MAP, 1);
    room.press('one', 'a', false);
    room.press('two', 'd', true);
    const map = room.ownMap(MAP);
    expect(map.modules.map(({ state, minutesDone }) => [state, minutesDone])).toEqual([
      ['todo', 0],
      ['doing', 10],
    ]);
    expect(map.minutesDone).toBe(10);
    expect(room.wayOf(map).next).toMatchObject({ module: 'one', step: 'a' });
    expect(room.isWaiting({ module: 'two', step: 'd' })).toBe(true);
    expect(room.markOf({ module: 'two', step: 'd' })?.doneAt).toBe('2026-03-10T12:00:00.000Z');
  });

  it('changes nothing where the server said the same: its sums and its sentence stay', () => {
    room.learnMap(MAP, 1);
    expect(room.ownMap(MAP)).toEqual(MAP);
  });

  it('of the last step leaves nothing next', () => {
    for (const [module, step] of [
      ['one', 'b'],
      ['two', 'c'],
      ['two', 'd'],
    ] as const)
      room.press(module, step, true);
    const map = room.ownMap(MAP);
    expect([map.minutesDone, room.wayOf(map).next]).toEqual([38, undefined]);
  });
});
