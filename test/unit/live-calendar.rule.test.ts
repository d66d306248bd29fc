import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, mondayOf } from '../../server/core/days.rule.ts';
import { isFar, plannedDays, restsOn, weekdayOf } from '../../server/rooms/live/calendar.rule.ts';

const mondaysFrom = (startsOn: string) =>
  Array.from({ length: 13 }, (_, at) => addDays(mondayOf(startsOn), at * 14));

const aDay = fc.integer({ min: 0, max: 3000 }).map((away) => addDays('2024-01-01', away));
const aRun = fc.record({
  startsOn: aDay,
  weekday: fc.integer({ min: 1, max: 7 }),
  rests: fc.array(
    fc.record({ after: fc.integer({ min: -10, max: 200 }), days: fc.integer({ min: 0, max: 30 }) }),
    {
      maxLength: 8,
    },
  ),
});
const given = ({ startsOn, weekday, rests }: typeof aRun extends fc.Arbitrary<infer R> ? R : never) => ({
  mondays: mondaysFrom(startsOn),
  startsOn,
  weekday,
  closures: rests.map(({ after, days }) => {
    const from = addDays(startsOn, after);
    return { from, to: addDays(from, days) };
  }),
});

describe('the days of a run’s sessions', () => {
  it('[K8] are the Wednesdays of its modules: the first set is on 25 March 2026, the others fortnightly', () => {
    const startsOn = '2026-01-12';
    const days = plannedDays({ mondays: mondaysFrom(startsOn), startsOn, weekday: 3, closures: [] });
    expect(days.slice(5, 10)).toEqual(['2026-03-25', '2026-04-08', '2026-04-22', '2026-05-06', '2026-05-20']);
  });

  it('are never days of rest, never before the run begins, and each is later than the one before', () => {
    fc.assert(
      fc.property(aRun, (run) => {
        const asked = given(run);
        const days = plannedDays(asked);
        expect(days).toHaveLength(13);
        for (const [at, day] of days.entries()) {
          expect(restsOn(day, asked.closures)).toBe(false);
          expect(day >= run.startsOn).toBe(true);
          if (at > 0) expect(day > (days[at - 1] ?? '')).toBe(true);
          if (run.weekday <= 5) expect(weekdayOf(day)).toBeLessThanOrEqual(5);
        }
      }),
    );
  });

  it('are fourteen days apart where nothing is in the way, from the second on', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 1, max: 7 }), (startsOn, weekday) => {
        const days = plannedDays({ mondays: mondaysFrom(startsOn), startsOn, weekday, closures: [] });
        const apart = days.slice(2).map((day, at) => daysBetween(days[at + 1] ?? '', day));
        expect(apart).toEqual(Array(11).fill(14));
      }),
    );
  });

  it('go around a day of rest by as little as they can, the later way first', () => {
    const startsOn = '2026-01-12';
    const around = (...closures: { from: string; to: string }[]) =>
      plannedDays({ mondays: mondaysFrom(startsOn), startsOn, weekday: 3, closures })[1];
    expect(around()).toBe('2026-01-28');
    expect(around({ from: '2026-01-28', to: '2026-01-28' })).toBe('2026-01-29');
    expect(around({ from: '2026-01-28', to: '2026-01-29' })).toBe('2026-01-27');
    // Two days later, Friday, is nearer than the Monday; the weekend does not count.
    expect(around({ from: '2026-01-27', to: '2026-01-29' })).toBe('2026-01-30');
    // Nothing within three days: the same weekday a week later.
    expect(around({ from: '2026-01-24', to: '2026-02-01' })).toBe('2026-02-04');
  });

  it('[S2] ask for a second look when one is moved by more than three days', () => {
    expect(isFar('2026-01-28', '2026-01-31')).toBe(false);
    expect(isFar('2026-01-28', '2026-01-25')).toBe(false);
    expect(isFar('2026-01-28', '2026-02-01')).toBe(true);
    expect(isFar('2026-01-28', '2026-01-24')).toBe(true);
    expect(isFar(null, '2026-01-24')).toBe(false);
  });
});
