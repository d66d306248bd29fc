import { expect, it } from 'vitest';
import { momentShowing, wallClock } from '../../server/core/wall-clock.rule.ts';

const minutesBetween = (zone: string, day: string, from: string, to: string) => {
  const [start, end] = [from, to].map((time) => momentShowing(zone, { day, time }));
  return ((end?.getTime() ?? NaN) - (start?.getTime() ?? NaN)) / 60_000;
};

it('[K6] 00:30 to 02:30 is an hour in the night in which London’s clocks go forward, and two in Mexico City', () => {
  expect(minutesBetween('Europe/London', '2026-03-29', '00:30', '02:30')).toBe(60);
  expect(minutesBetween('America/Mexico_City', '2026-04-05', '00:30', '02:30')).toBe(120);
});

it('knows no time that a clock leaves out, and of one that comes twice the first', () => {
  expect(momentShowing('Europe/London', { day: '2026-03-29', time: '01:30' })).toBeUndefined();
  expect(momentShowing('Europe/London', { day: '2026-10-25', time: '01:30' })?.toISOString()).toBe(
    '2026-10-25T00:30:00.000Z',
  );
  // 00:30 in summer time to 02:30 in winter time.
  expect(minutesBetween('Europe/London', '2026-10-25', '00:30', '02:30')).toBe(180);
});

it.each([
  'UTC',
  'Europe/Madrid',
  'America/Bogota',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
])('reads back in %s what a clock said', (zone) => {
  for (const time of ['00:00', '09:05', '23:59']) {
    const wall = { day: '2026-06-30', time };
    expect(wallClock(zone, momentShowing(zone, wall) as Date)).toEqual(wall);
  }
});

it('is undefined for what is no day or no time', () => {
  expect(momentShowing('UTC', { day: '', time: '10:00' })).toBeUndefined();
  expect(momentShowing('UTC', { day: '2026-02-30', time: '10:00' })).toBeUndefined();
  expect(momentShowing('UTC', { day: '2026-02-01', time: '' })).toBeUndefined();
});
