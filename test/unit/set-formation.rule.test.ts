import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formSets, type Joiner, problemsOf, sizesFor } from '../../server/rooms/live/set-formation.rule.ts';

const joiner = (person: string, rest: Partial<Joiner> = {}): Joiner => ({
  person,
  languages: ['en'],
  zone: 0,
  line: [],
  ...rest,
});
const many = (count: number, of: (at: number) => Partial<Joiner> = () => ({})) =>
  Array.from({ length: count }, (_, at) => joiner(`p${String(at).padStart(3, '0')}`, of(at)));
const byId = (people: readonly Joiner[]) => new Map(people.map((one) => [one.person, one]));

describe('sizes of sets', () => {
  it.each([
    [3, []],
    [4, [4]],
    [7, [7]],
    [9, [5, 4]],
    [11, [6, 5]],
    [13, [7, 6]],
    [28, [6, 6, 6, 5, 5]],
    [30, [6, 6, 6, 6, 6]],
  ])('%i people: %j', (count, sizes) => {
    expect(sizesFor(count)).toEqual(sizes);
  });
});

describe('sets that are formed', () => {
  const cohort = fc
    .array(
      fc.record({
        languages: fc.constantFrom(['en'], ['es'], ['en', 'es']),
        zone: fc.constantFrom(0, 60, -360, 330),
      }),
      { minLength: 4, maxLength: 40 },
    )
    .map((all) => many(all.length, (at) => all[at] ?? {}));

  it('[S1] hold everybody once, four to eight in each, and are the same for the same people', () => {
    fc.assert(
      fc.property(cohort, (people) => {
        const { sets, left } = formSets(people);
        expect(left).toEqual([]);
        expect(sets.flat().toSorted()).toEqual(people.map(({ person }) => person));
        for (const set of sets) {
          expect(set.length).toBeGreaterThanOrEqual(4);
          expect(set.length).toBeLessThanOrEqual(8);
        }
        expect(formSets(people.toReversed())).toEqual({ sets, left });
      }),
      { numRuns: 60 },
    );
  });

  it('keep managers and their people apart, whoever of the two has said so', () => {
    const pairs = fc.shuffledSubarray(
      Array.from({ length: 24 }, (_, at) => at),
      { minLength: 2, maxLength: 24 },
    );
    fc.assert(
      fc.property(pairs, (drawn) => {
        const people = many(24);
        for (let at = 0; at + 1 < drawn.length; at += 2) {
          const [one, other] = [drawn[at] ?? 0, drawn[at + 1] ?? 0];
          people[one] = { ...people[one]!, line: [people[other]!.person] };
        }
        for (const set of formSets(people).sets) expect(problemsOf(set, byId(people))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('speak one language where the numbers allow it', () => {
    const people = many(18, (at) => ({ languages: [at % 3 === 0 ? 'es' : 'en'] }));
    for (const set of formSets(people).sets) expect(problemsOf(set, byId(people))).toEqual([]);
  });

  it('say what is wrong with one that was made by hand', () => {
    const boss = joiner('boss', { line: ['a'] });
    const people = byId([boss, joiner('a'), joiner('b', { languages: ['es'], zone: 600 })]);
    expect(problemsOf(['boss', 'a', 'b'], people)).toEqual(['too-few', 'line', 'language', 'zones']);
  });
});
