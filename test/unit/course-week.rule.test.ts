import { describe, expect, it } from 'vitest';
import type { Course } from '../../server/content/course.types.ts';
import { calendarOf } from '../../server/rooms/course/course-week.rule.ts';

/** Thirteen modules of a fortnight: 26 weeks. */
const course = { modules: Array.from({ length: 13 }, () => ({})), daysPerModule: 14 } as unknown as Course;

describe('a run that begins on Wednesday 4 March 2026', () => {
  it.each([
    ['2026-03-01', 'before', 1],
    // Its week has begun, the course has not.
    ['2026-03-03', 'before', 1],
    ['2026-03-04', 'during', 1],
    ['2026-03-08', 'during', 1],
    ['2026-03-09', 'during', 2],
    ['2026-08-24', 'during', 26],
    ['2026-08-30', 'during', 26],
    ['2026-08-31', 'after', 26],
    ['2027-03-04', 'after', 26],
  ] as const)('on %s is %s, week %i', (today, phase, week) => {
    expect(calendarOf(course, '2026-03-04', today)).toMatchObject({
      today,
      phase,
      week,
      weeks: 26,
      startsOn: '2026-03-04',
      endsOn: '2026-08-30',
      rests: [],
    });
  });
});

it('a run whose start nobody has said has no dates', () => {
  expect(calendarOf(course, null, '2026-03-04')).toMatchObject({
    phase: 'unset',
    startsOn: null,
    endsOn: null,
  });
});

describe('a run of 26 weeks from Monday 7 September 2026 that rests over Christmas', () => {
  const closures = [
    // Autumn: three days of a week, which is a week of the course all the same.
    { from: '2026-10-26', to: '2026-10-28' },
    { from: '2026-12-19', to: '2026-12-31' },
    // Follows day by day: the two together are two whole weeks.
    { from: '2027-01-01', to: '2027-01-03' },
  ];
  it.each([
    ['2026-10-27', 8],
    ['2026-12-20', 15],
    // Neither of these two weeks is a week of the course.
    ['2026-12-21', 15],
    ['2027-01-03', 15],
    ['2027-01-04', 16],
  ])('on %s is in week %i', (today, week) => {
    expect(calendarOf(course, '2026-09-07', today, closures)).toMatchObject({
      phase: 'during',
      week,
      weeks: 26,
      rests: closures,
    });
  });

  it('ends two weeks later than it would', () => {
    expect(calendarOf(course, '2026-09-07', '2026-09-07').endsOn).toBe('2027-03-07');
    expect(calendarOf(course, '2026-09-07', '2026-09-07', closures).endsOn).toBe('2027-03-21');
  });
});
