import { beforeEach, describe, expect, it, vi } from 'vitest';
import { calendarText, onOwnDay, ownDay } from '../../../client/core/calendar.ts';
import { momentText, needWords } from '../../../client/core/i18n.ts';
import type { RunCalendar } from '../../../server/core/calendar.contract.ts';
import { addDays, dayIn } from '../../../server/core/days.rule.ts';
import { calendarOf } from '../../../server/rooms/course/course-week.rule.ts';
import type { Course } from '../../../server/content/course.types.ts';

beforeEach(() => needWords('core'));

/** Thirteen modules of a fortnight from Wednesday 4 March, as a server in Madrid's time tells it. */
const course = { modules: Array.from({ length: 13 }, () => ({})), daysPerModule: 14 } as unknown as Course;
const madrid = (now: string): RunCalendar => ({
  now,
  ...calendarOf(course, '2026-03-04', dayIn('Europe/Madrid', new Date(now))),
});

describe('a reader far from the course', () => {
  it.each([
    // Monday half past one in Madrid.
    ['America/Bogota', '2026-03-09T00:30:00.000Z', /^Sunday 8 March.*week 1 of 26/i, 'Sun 8 March, 19:30'],
    // Sunday evening in Madrid.
    ['Pacific/Auckland', '2026-03-08T20:00:00.000Z', /^Monday 9 March.*week 2 of 26/i, 'Mon 9 March, 09:00'],
  ])('in %s has one today: the header, the week and the hour of a mark agree', (zone, now, header, mark) => {
    vi.stubEnv('TZ', zone);
    expect(calendarText(onOwnDay(madrid(now)))).toMatch(header);
    expect(momentText(now)).toBe(mark);
    expect(ownDay(now)).toBe(onOwnDay(madrid(now)).today);
  });

  it('sees a course that begins or is over by their own midnight', () => {
    vi.stubEnv('TZ', 'America/Bogota');
    expect(madrid('2026-03-04T02:00:00.000Z').phase).toBe('during');
    expect(onOwnDay(madrid('2026-03-04T02:00:00.000Z')).phase).toBe('before');
    expect(madrid('2026-08-31T02:00:00.000Z').phase).toBe('after');
    expect(onOwnDay(madrid('2026-08-31T02:00:00.000Z'))).toMatchObject({ phase: 'during', week: 26 });
  });
});

it('a course that rests says until when, and counts on after it', () => {
  vi.stubEnv('TZ', 'Europe/Madrid');
  const rest = [{ from: '2026-03-30', to: '2026-04-05' }];
  const on = (day: string) => {
    const now = `${day}T09:00:00.000Z`;
    return onOwnDay({ now, ...calendarOf(course, '2026-03-04', day, rest) });
  };
  expect(calendarText(on('2026-04-01'))).toMatch(/Wednesday 1 April.*5 April/i);
  expect([on('2026-03-29').week, on('2026-04-01').week, on('2026-04-06').week]).toEqual([4, 4, 5]);
  expect(calendarText(on('2026-04-06'))).toMatch(/week 5 of 26/);
});

describe('a reader in the zone of the course', () => {
  it('sees what the server says, on every day around it', () => {
    vi.stubEnv('TZ', 'Europe/Madrid');
    for (let day = '2026-02-01'; day < '2026-10-01'; day = addDays(day, 1)) {
      const told = madrid(`${day}T21:30:00.000Z`);
      expect(onOwnDay(told)).toEqual(told);
    }
  });

  it('where nobody has said when it begins, sees the day and nothing else', () => {
    vi.stubEnv('TZ', 'America/Bogota');
    const now = '2026-03-09T00:30:00.000Z';
    const unset = { now, ...calendarOf(course, null, '2026-03-09') };
    expect(onOwnDay(unset)).toEqual({ ...unset, today: '2026-03-08' });
  });
});
