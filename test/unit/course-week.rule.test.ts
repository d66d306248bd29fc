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
    expect(calendarOf(course, '2026-03-04', today)).toEqual({
      today,
      phase,
      week,
      weeks: 26,
      startsOn: '2026-03-04',
      endsOn: '2026-08-30',
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
