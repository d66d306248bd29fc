import { describe, expect, it } from 'vitest';
import { addDays, dayIn, daysBetween, isTimeZone, mondayOf } from '../../server/core/days.rule.ts';

describe('the day of a moment', () => {
  it.each([
    // Sunday 19:30 in Bogota is Monday in Greenwich.
    ['America/Bogota', '2026-03-02T00:30:00Z', '2026-03-01'],
    [null, '2026-03-02T00:30:00Z', '2026-03-02'],
    ['Pacific/Auckland', '2026-03-01T12:00:00Z', '2026-03-02'],
    // The hour that Madrid skips, and the one that it has twice.
    ['Europe/Madrid', '2026-03-28T23:30:00Z', '2026-03-29'],
    ['Europe/Madrid', '2026-10-25T22:59:59Z', '2026-10-25'],
    ['Europe/Madrid', '2026-10-25T23:00:00Z', '2026-10-26'],
  ])('in %s at %s is %s', (zone, moment, day) => {
    expect(dayIn(zone, new Date(moment))).toBe(day);
  });
});

describe('a time zone', () => {
  it.each(['America/Bogota', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5', 'UTC'])('is %s', (name) => {
    expect(isTimeZone(name)).toBe(true);
  });

  it.each(['', '99', '5.5', '+05:00', 'Bogota', 'America/Nowhere', 'America/Bogota\n', '../etc/passwd'])(
    'is not %j',
    (name) => {
      expect(isTimeZone(name)).toBe(false);
    },
  );
});

describe('Monday of the week', () => {
  it.each([
    ['2026-01-05', '2026-01-05'],
    ['2026-01-11', '2026-01-05'],
    ['2026-01-01', '2025-12-29'],
    ['2024-02-29', '2024-02-26'],
    ['2026-03-29', '2026-03-23'],
    ['2026-10-25', '2026-10-19'],
  ])('of %s is %s', (day, monday) => {
    expect(mondayOf(day)).toBe(monday);
  });

  it('is a Monday at most six days back, for every day of four years', () => {
    for (let day = '2024-01-01'; day < '2028-01-01'; day = addDays(day, 1)) {
      const monday = mondayOf(day);
      expect(new Date(`${monday}T00:00:00Z`).getUTCDay()).toBe(1);
      const back = daysBetween(monday, day);
      expect(back >= 0 && back <= 6).toBe(true);
    }
  });
});
