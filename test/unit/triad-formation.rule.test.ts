import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formTrios,
  type Practiser,
  problemsOfTrio,
  trioSizes,
} from '../../server/rooms/live/triad-formation.rule.ts';

const one = (at: number, rest: Partial<Practiser> = {}): Practiser => ({
  person: `p${String(at).padStart(3, '0')}`,
  languages: ['en'],
  zone: 0,
  line: [],
  site: '',
  met: [],
  ...rest,
});
const nameOf = (at: number) => one(at).person;
const byId = (people: readonly Practiser[]) => new Map(people.map((who) => [who.person, who]));
const problemsIn = (people: readonly Practiser[]) =>
  formTrios(people).trios.flatMap((trio) => problemsOfTrio(trio, byId(people)));

describe('sizes of trios', () => {
  it.each([
    [1, []],
    [2, [2]],
    [3, [3]],
    [4, [4]],
    [5, [3, 2]],
    [7, [3, 4]],
    [8, [3, 3, 2]],
    [30, Array.from({ length: 10 }, () => 3)],
  ])('%i people: %j', (count, sizes) => {
    expect(trioSizes(count)).toEqual(sizes);
  });
});

describe('trios that are made', () => {
  const cohort = fc
    .array(
      fc.record({
        languages: fc.constantFrom(['en'], ['es'], ['en', 'es']),
        zone: fc.constantFrom(0, 60, -360),
        site: fc.constantFrom('', 'north', 'south'),
        line: fc.subarray([nameOf(0), nameOf(3), nameOf(7)]),
        met: fc.subarray([nameOf(1), nameOf(2), nameOf(5)]),
      }),
      { minLength: 2, maxLength: 34 },
    )
    .map((all) => all.map((rest, at) => one(at, rest)));

  it('[S12] hold everybody once: threes, and a pair or a four of those left over; the same people, the same trios', () => {
    fc.assert(
      fc.property(cohort, (people) => {
        const { trios, left } = formTrios(people);
        expect(left).toEqual([]);
        expect(trios.flat().toSorted()).toEqual(people.map(({ person }) => person));
        const odd = trios.filter(({ length }) => length !== 3).map(({ length }) => length);
        expect([[], [4], [2]]).toContainEqual(odd);
        expect(formTrios(people.toReversed())).toEqual({ trios, left });
      }),
      { numRuns: 60 },
    );
  });

  it('keep a manager from their people, whoever of the two has said so, whatever else there is to mend', () => {
    const lines = fc.uniqueArray(fc.integer({ min: 1, max: 17 }), { maxLength: 8 });
    fc.assert(
      fc.property(lines, fc.boolean(), (led, byManager) => {
        const people = Array.from({ length: 18 }, (_, at) => {
          const own = at === 0 && byManager ? led.map(nameOf) : [];
          const said = !byManager && led.includes(at) ? [nameOf(0)] : own;
          return one(at, {
            line: said,
            site: at % 2 === 0 ? 'north' : 'south',
            met: [nameOf((at + 1) % 18)],
          });
        });
        expect(problemsIn(people)).not.toContain('line');
      }),
      { numRuns: 60 },
    );
  });

  it('speak one language, where that can be', () => {
    const people = Array.from({ length: 12 }, (_, at) =>
      one(at, { languages: at % 2 === 0 ? ['en'] : ['es'] }),
    );
    expect(problemsIn(people)).not.toContain('language');
  });

  it('come from more than one site', () => {
    const people = Array.from({ length: 12 }, (_, at) => one(at, { site: at < 6 ? 'north' : 'south' }));
    expect(problemsIn(people)).toEqual([]);
  });

  it('[S1.7] put those together who have not worked together, for all five triads of a course of thirty', () => {
    const met = new Map<string, string[]>();
    let again = 0;
    for (let triad = 0; triad < 5; triad += 1) {
      const people = Array.from({ length: 30 }, (_, at) => one(at, { met: met.get(nameOf(at)) ?? [] }));
      again += problemsIn(people).filter((problem) => problem === 'met').length;
      for (const trio of formTrios(people).trios)
        for (const person of trio)
          met.set(person, [...(met.get(person) ?? []), ...trio.filter((other) => other !== person)]);
    }
    expect(again).toBe(0);
  });
});
