import { describe, expect, it } from 'vitest';
import type { Course, Module, Step } from '../../server/content/course.types.ts';
import { chooseReturning, scenesBefore, triesOf } from '../../server/rooms/course/return.rule.ts';
import { sha256 } from '../../server/core/hash.ts';

const html = { en: '', es: '' };
const step = (key: string, scenes: string[]) =>
  ({
    key,
    recalls: [],
    quiz: { scenes: scenes.map((scene) => ({ key: scene, answers: ['a', 'b', 'c'], best: 'c', html })) },
  }) as unknown as Step;
const module = (slug: string, steps: Step[]) => ({ slug, steps }) as unknown as Module;
const course = {
  modules: [
    module('one', [step('one/quiz', ['p', 'q', 'r'])]),
    module('two', [{ key: 'two/text', quiz: null, recalls: [] } as unknown as Step]),
    module('three', [step('three/quiz', ['s'])]),
    module('four', []),
    module('five', [{ key: 'five/text', quiz: null, recalls: ['p'] } as unknown as Step]),
  ],
} as unknown as Course;

const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);
const choose = (at: string, used: string[] = [], tries = new Map<string, number>(), person = 'somebody') =>
  names(
    chooseReturning(scenesBefore(course, at), {
      used,
      tries,
      chance: (name) => sha256(JSON.stringify([person, at, name])),
    }),
  );

describe('two questions that come back', () => {
  it('are of earlier modules, never of this one or a later one', () => {
    expect(names(scenesBefore(course, 'one'))).toEqual([]);
    expect(names(scenesBefore(course, 'three'))).toEqual(['one/quiz#p', 'one/quiz#q', 'one/quiz#r']);
    expect(names(scenesBefore(course, 'no-such'))).toEqual([]);
    expect(choose('one')).toEqual([]);
  });

  it('are none where the steps of the module ask old scenes themselves', () => {
    expect(choose('four')).toHaveLength(2);
    expect(choose('five')).toEqual([]);
  });

  it('are the same two at every look, and not the same for everybody', () => {
    expect(choose('four')).toEqual(choose('four'));
    const pairs = Array.from({ length: 20 }, (_, at) => choose('four', [], new Map(), `p${at}`).join());
    expect(new Set(pairs).size).toBeGreaterThan(3);
  });

  it('have not come back before, until all have', () => {
    const first = choose('three');
    const second = choose('four', first);
    expect(second).toHaveLength(2);
    expect(second.some((name) => first.includes(name))).toBe(false);
    const third = choose('four', [...first, ...second]);
    expect(third).toHaveLength(2);
  });

  it('are those that took more tries, where these have not come back', () => {
    const scenes = scenesBefore(course, 'four');
    const tries = triesOf(scenes, [
      { step: 'one/quiz', tried: { p: ['a', 'b', 'c'], q: ['c'], r: ['a', 'c'] } },
    ]);
    expect([...tries.values()]).toEqual([3, 1, 2, 0]);
    expect(choose('four', [], tries)).toEqual(['one/quiz#p', 'one/quiz#r']);
    expect(choose('four', ['one/quiz#p'], tries)).toEqual(['one/quiz#r', 'one/quiz#q']);
  });
});
