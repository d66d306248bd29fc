import { describe, expect, it } from 'vitest';
import { closedDays, expectedOn, paceOf } from '../../server/rooms/hours/hours-pace.rule.ts';
import type { Closure } from '../../server/rooms/hours/log.types.ts';

const numbers = { target: 2_400 };
const own = { startsOn: '2026-01-12', endsOn: '2026-07-13', closures: [] as Closure[], numbers };

describe('pace against six months (4.3)', () => {
  it('[K0] warns nobody in the first four weeks', () => {
    const pace = paceOf({ ...own, today: '2026-02-02', counted: 0 });
    expect(pace).toMatchObject({ status: 'settling-in', weeksLeft: 23, ratio: 0, sessionsPerWeek: 1 });
    expect(pace.expected).toBeCloseTo(276.9, 1);
    expect(pace.neededPerWeek).toBeCloseTo(104.3, 1);
    expect(pace.base).toBeCloseTo(92.3, 1);
  });

  it('[K0b] is on pace a little ahead of the even line', () => {
    const pace = paceOf({ ...own, today: '2026-03-02', counted: 675 });
    expect(pace).toMatchObject({ status: 'on-pace', weeksLeft: 19 });
    expect(pace.expected).toBeCloseTo(646.2, 1);
    expect(pace.ratio).toBeCloseTo(1.045, 3);
    expect(pace.neededPerWeek).toBeCloseTo(90.8, 1);
  });

  it('[K0c] is behind at six tenths, and says what a week needs as sessions rounded up', () => {
    const pace = paceOf({ ...own, today: '2026-04-13', counted: 720 });
    expect(pace).toMatchObject({ status: 'behind', weeksLeft: 13, expected: 1_200, ratio: 0.6 });
    expect(pace.neededPerWeek).toBeCloseTo(129.2, 1);
    expect(pace.sessionsPerWeek).toBe(1.3);
  });

  it('[K0d] leaves out days on which nobody meets, past and to come, and a day of two closures once', () => {
    const closures = [
      { from: '2026-03-30', to: '2026-04-12' },
      { from: '2026-04-06', to: '2026-04-10' },
      { from: '2026-05-04', to: '2026-05-10' },
    ];
    expect(closedDays(closures)).toBe(21);
    const pace = paceOf({ ...own, closures, today: '2026-04-13', counted: 720 });
    expect(pace).toMatchObject({ status: 'behind', weeksLeft: 12, neededPerWeek: 140 });
    expect(pace.expected).toBeCloseTo(1_147.8, 1);
    expect(pace.ratio).toBeCloseTo(0.627, 3);
    expect(pace.base).toBeCloseTo(104.3, 1);
  });

  it('[K0e] is behind when a week needs more than twice the even rate', () => {
    const pace = paceOf({ ...own, today: '2026-06-08', counted: 1_380 });
    expect(pace).toMatchObject({ status: 'behind', weeksLeft: 5, neededPerWeek: 204 });
    expect(pace.expected).toBeCloseTo(1_938.5, 1);
    expect(pace.ratio).toBeCloseTo(0.712, 3);
    expect(2 * pace.base).toBeCloseTo(184.6, 1);
  });

  it('[K0f] is at risk with two weeks left and more than eight hours to go', () => {
    const pace = paceOf({ ...own, today: '2026-06-29', counted: 1_900 });
    expect(pace).toMatchObject({ status: 'at-risk', weeksLeft: 2, neededPerWeek: 250 });
    expect(pace.ratio).toBeCloseTo(0.858, 3);
  });

  it('[K0g] measures a late joiner from their own first day', () => {
    const pace = paceOf({ ...own, startsOn: '2026-02-09', today: '2026-04-13', counted: 720 });
    expect(pace.status).toBe('behind');
    expect(pace.base).toBeCloseTo(109.1, 1);
    expect(pace.expected).toBeCloseTo(981.8, 1);
    expect(pace.ratio).toBeCloseTo(0.733, 3);
    expect(pace.neededPerWeek).toBeCloseTo(129.2, 1);
    const early = paceOf({ ...own, startsOn: '2026-02-09', today: '2026-03-02', counted: 0 });
    expect(early.status).toBe('settling-in');
  });

  it('[K0h] is overdue on the last day with anything short, and complete whenever forty hours stand', () => {
    const late = paceOf({ ...own, today: '2026-07-13', counted: 2_310 });
    expect(late).toMatchObject({
      status: 'overdue',
      weeksLeft: 0,
      neededPerWeek: null,
      sessionsPerWeek: null,
    });
    const done = paceOf({ ...own, today: '2026-05-04', counted: 2_405 });
    expect(done).toMatchObject({ status: 'complete', neededPerWeek: 0 });
    expect(paceOf({ ...own, today: '2026-08-01', counted: 2_400 }).status).toBe('complete');
  });

  it.each([
    ['2026-04-13', 599, 'at-risk'],
    ['2026-04-13', 600, 'behind'],
    ['2026-04-13', 900, 'slightly-behind'],
    ['2026-04-13', 1_080, 'on-pace'],
  ])('on %s with %i minutes is %s', (today, counted, status) => {
    expect(paceOf({ ...own, today, counted }).status).toBe(status);
  });

  it('asks for nothing before the first day, and for no more a week then than from it', () => {
    const pace = paceOf({ ...own, today: '2026-01-02', counted: 0 });
    expect(pace).toMatchObject({ status: 'settling-in', expected: 0, ratio: null, weeksLeft: 26 });
    expect(pace.neededPerWeek).toBeCloseTo(pace.base, 6);
  });

  it('is at risk when every day that is left is a day on which nobody meets', () => {
    const closures = [{ from: '2026-07-01', to: '2026-07-31' }];
    const pace = paceOf({ ...own, closures, today: '2026-07-06', counted: 2_300 });
    expect(pace).toMatchObject({ status: 'at-risk', weeksLeft: 0, neededPerWeek: null });
  });

  it('counts of closures only the days inside a late joiner’s period', () => {
    const closures = [{ from: '2026-02-02', to: '2026-02-15' }];
    const period = { startsOn: '2026-02-09', endsOn: '2026-07-13', closures };
    expect(expectedOn(period, '2026-02-16', 2_400)).toBe(0);
    expect(expectedOn(period, '2026-07-13', 2_400)).toBe(2_400);
    expect(expectedOn(period, '2026-12-31', 2_400)).toBe(2_400);
    expect(closedDays(closures, '2026-02-09', '2026-07-13')).toBe(7);
  });
});
