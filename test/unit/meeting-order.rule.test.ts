import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inLine, type Candidate } from '../../server/rooms/live/meeting-order.rule.ts';

/** Turns of a set over its meetings: two each, always the first in line, everybody here. */
function turnsOf(people: readonly string[], meetings: number, passes: (turn: number) => string[] = () => []) {
  const taken: string[] = [];
  for (let turn = 0; turn < meetings * 2; turn += 1) {
    const here = people.map((person): Candidate => {
      const own = taken.flatMap((one, at) => (one === person ? [at] : []));
      return {
        person,
        turns: own.length,
        lastAt: own.at(-1) ?? null,
        signedUpAt: null,
        passed: passes(turn).includes(person),
      };
    });
    taken.push(inLine(here)[0]?.person ?? 'nobody');
  }
  return taken;
}
const countOf = (taken: readonly string[], person: string) => taken.filter((one) => one === person).length;

describe('the order of turns', () => {
  it('[K9] five members have two turns each in five meetings', () => {
    const five = ['a', 'b', 'c', 'd', 'e'];
    const taken = turnsOf(five, 5);
    expect(five.map((person) => countOf(taken, person))).toEqual([2, 2, 2, 2, 2]);
  });

  it('[K9] of six four have two and two have one; all have had a first by the third meeting', () => {
    const six = ['a', 'b', 'c', 'd', 'e', 'f'];
    const taken = turnsOf(six, 5);
    expect(six.map((person) => countOf(taken, person)).toSorted((a, b) => a - b)).toEqual([1, 1, 2, 2, 2, 2]);
    expect(new Set(taken.slice(0, 6)).size).toBe(6);
  });

  it('[S5] fewest turns, then the longest wait, then who signed up first', () => {
    const one = { turns: 1, passed: false, signedUpAt: null };
    const line = inLine([
      { ...one, person: 'had-one-lately', lastAt: 9 },
      { ...one, person: 'had-one-long-ago', lastAt: 2 },
      { ...one, person: 'had-none', turns: 0, lastAt: null },
      { ...one, person: 'had-none-signed-late', turns: 0, lastAt: null, signedUpAt: 20 },
      { ...one, person: 'had-none-signed', turns: 0, lastAt: null, signedUpAt: 10 },
      { ...one, person: 'passes', turns: 0, lastAt: null, passed: true },
    ]);
    expect(line.map(({ person }) => person)).toEqual([
      'had-none-signed',
      'had-none-signed-late',
      'had-none',
      'had-one-long-ago',
      'had-one-lately',
    ]);
  });

  it('[S5] nobody takes a second turn before everyone who does not pass had a first', () => {
    const passing = fc.array(fc.subarray(['a', 'b', 'c', 'd', 'e', 'f'], { maxLength: 4 }), {
      minLength: 10,
      maxLength: 10,
    });
    fc.assert(
      fc.property(passing, (passes) => {
        const six = ['a', 'b', 'c', 'd', 'e', 'f'];
        const taken = turnsOf(six, 5, (turn) => passes[turn] ?? []);
        taken.forEach((person, turn) => {
          const before = taken.slice(0, turn);
          const others = six.filter((one) => !passes[turn]?.includes(one));
          for (const other of others)
            expect(countOf(before, person)).toBeLessThanOrEqual(countOf(before, other));
        });
      }),
    );
  });
});
