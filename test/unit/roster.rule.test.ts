import { describe, expect, it } from 'vitest';
import type { LaunchRoles, Member } from '../../lti/index.ts';
import { believes, foldMembers, nextReading } from '../../server/rooms/people/roster.rule.ts';

const NO_ROLES: LaunchRoles = {
  instructor: false,
  learner: false,
  administrator: false,
  observer: false,
  testUser: false,
  unknown: [],
};

const line = (userId: string, more: Partial<Member> & { as?: Partial<LaunchRoles> } = {}): Member => {
  const { as = { learner: true }, ...fields } = more;
  return { userId, status: 'Active', roles: { ...NO_ROLES, ...as }, ...fields };
};

/** Shuffles that are the same at every run. */
function* shuffles<T>(list: readonly T[], count: number): Generator<T[]> {
  let seed = 20_260_301;
  const next = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
  for (let round = 0; round < count; round += 1) {
    const shuffled = [...list];
    for (let last = shuffled.length - 1; last > 0; last -= 1) {
      const other = Math.floor(next() * (last + 1));
      [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
    }
    yield shuffled;
  }
}

describe('a list that names somebody more than once', () => {
  it('keeps them while one line does, with the roles of the lines that do', () => {
    const [tom, marcus, left] = foldMembers([
      line('tom', { name: 'Tom' }),
      line('tom', { status: 'Inactive' }),
      line('marcus'),
      line('marcus', { as: { instructor: true } }),
      line('left', { status: 'Inactive' }),
      line('left', { status: 'Deleted', as: { instructor: true } }),
    ]);
    expect(tom).toMatchObject({ sub: 'tom', active: true, name: 'Tom' });
    expect(marcus).toMatchObject({ active: true, roles: { learner: true, instructor: true } });
    expect(left).toMatchObject({ active: false, name: null });
  });

  it('an old line as a teacher makes nobody a teacher who learns today', () => {
    const lines = [line('ana'), line('ana', { status: 'Inactive', as: { instructor: true } })];
    for (const list of [lines, lines.toReversed()])
      expect(foldMembers(list)).toMatchObject([
        { active: true, roles: { learner: true, instructor: false } },
      ]);
  });

  it('says the same in whatever order its lines come', () => {
    const people = ['a', 'b', 'c', 'd'];
    const lines = people.flatMap((sub, at) => [
      line(sub, { status: at % 2 ? 'Inactive' : 'Active', name: '\u200b' }),
      line(sub, { as: { instructor: true }, status: at === 3 ? 'Deleted' : 'Active', name: `Zoe ${sub}` }),
      line(sub, { as: { observer: true, unknown: [`x${at}`] }, status: 'Inactive', name: `Ana ${sub}` }),
      line(sub, { as: { learner: at === 0, unknown: ['y'] }, status: at === 3 ? 'Inactive' : 'Active' }),
    ]);
    const sorted = (list: Member[]) => foldMembers(list).toSorted((a, b) => a.sub.localeCompare(b.sub));
    const expected = sorted(lines);
    expect(expected.map((one) => [one.sub, one.name, one.active, one.roles.learner])).toEqual([
      ['a', 'Ana a', true, true],
      ['b', 'Ana b', true, false],
      ['c', 'Ana c', true, true],
      ['d', 'Ana d', false, true],
    ]);
    for (const shuffled of shuffles(lines, 300)) expect(sorted(shuffled)).toEqual(expected);
  });
});

describe('a list that leaves people out', () => {
  const at = (minutes: number) => new Date(Date.UTC(2026, 2, 1, 10, minutes));

  it.each([
    [0, 0, true],
    [1, 2, true],
    [6, 12, true],
    [7, 12, false],
    [12, 12, false],
    [1, 1, false],
  ])('%i of %i is believed at once: %s', (missing, learners, believed) => {
    expect(believes({ missing, learners }, null, at(0))).toBe(believed);
  });

  it('of more than half is believed at a second reading, not at a second press', () => {
    const all = { missing: 12, learners: 12 };
    expect(believes(all, at(0), at(1))).toBe(false);
    expect(believes(all, at(0), at(10))).toBe(true);
  });
});

describe('the next reading', () => {
  const now = new Date('2026-03-01T10:00:00Z');
  const minutes = (failures: number, doubt = false) => {
    const next = nextReading({ failures, doubt }, now);
    return next && (next.getTime() - now.getTime()) / 60_000;
  };

  it('comes after half an hour, sooner in doubt, ever later after failures, and one day not by itself', () => {
    expect(minutes(0)).toBe(30);
    expect(minutes(0, true)).toBe(10);
    expect([1, 2, 3, 7, 8, 9, 12].map((failures) => minutes(failures))).toEqual([
      10, 20, 40, 640, 1280, 1440, 1440,
    ]);
    expect(minutes(13)).toBeNull();
  });
});
