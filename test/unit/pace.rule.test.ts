import { describe, expect, it } from 'vitest';
import { readCourses } from '../../server/rooms.ts';
import { calendarOf, weeksOfModule } from '../../server/rooms/course/course-week.rule.ts';
import { tallyOf } from '../../server/rooms/course/course.rule.ts';
import {
  expectedModule,
  minutesByKind,
  modulesLate,
  NUDGE_FROM,
} from '../../server/rooms/course/pace.rule.ts';
import { lateFlag } from '../../server/rooms/cohort/cohort.rule.ts';

const course = readCourses().course('advanced-mentoring', 1);
const modules = course.modules.map((module, place) => ({ ...module, weeks: weeksOfModule(course, place) }));
const expectedOn = (day: string, startsOn: string | null = '2026-01-12') =>
  expectedModule(calendarOf(course, startsOn, day), modules);

describe('the module that a run has come to', () => {
  it('[K10] is the seventh on day 91; whoever is finishing the fourth works on the fifth, two late: a nudge', () => {
    expect(expectedOn('2026-04-13')).toBe(7);
    const late = modulesLate(7, 4);
    expect(late).toBe(2);
    expect(late >= NUDGE_FROM).toBe(true);
    expect(lateFlag(late, 'active')).toBe(0);
    expect(lateFlag(modulesLate(7, 3), 'active')).toBe(3);
  });

  it.each([
    ['2026-01-12', 1],
    ['2026-01-25', 1],
    ['2026-01-26', 2],
    ['2026-07-12', 13],
    ['2026-07-13', 13],
    ['2027-01-01', 13],
  ])('on %s is %i', (day, module) => {
    expect(expectedOn(day)).toBe(module);
  });

  it('is none before the first day, nor while nobody knows it; then nobody is late', () => {
    expect(expectedOn('2026-01-11')).toBeNull();
    expect(expectedOn('2026-04-13', null)).toBeNull();
    expect(modulesLate(null, 0)).toBe(0);
  });

  it('goes with the weeks, whatever weekday the run begins on', () => {
    expect(expectedOn('2026-01-25', '2026-01-14')).toBe(1);
    expect(expectedOn('2026-01-26', '2026-01-14')).toBe(2);
  });
});

describe('being late', () => {
  it('counts modules that are finished, in whatever order: one article passed over costs one module', () => {
    const [first, ...others] = course.modules[0]!.steps;
    const next = course.modules.slice(1, 4).flatMap(({ steps }) => steps);
    const marks = [...others, ...next].map((step) => ({
      step: step.key,
      at: new Date(0),
      minutes: step.minutes,
      version: 1,
    }));
    expect(first).toBeDefined();
    const { modulesDone = 0 } = tallyOf(course, marks, []);
    expect(modulesDone).toBe(3);
    expect(modulesLate(5, modulesDone)).toBe(1);
    // The same article skipped on purpose costs none.
    expect(tallyOf(course, marks, [first!.key]).modulesDone).toBe(4);
  });

  it('is never less than nothing, and no flag for whoever takes no part', () => {
    expect(modulesLate(3, 9)).toBe(0);
    expect(lateFlag(5, 'left')).toBe(0);
    expect(lateFlag(5, 'not-learner')).toBe(0);
  });
});

describe('minutes', () => {
  const step = (minutes: number, live: boolean, state: string) => ({ minutes, live, state });
  const way = [
    { number: 1, steps: [step(90, true, 'done'), step(10, false, 'done'), step(20, false, 'todo')] },
    { number: 2, steps: [step(60, true, 'todo'), step(30, false, 'done')] },
  ];

  it('[N7] are counted apart: live with others, and at one’s own pace; planned are the modules before this one', () => {
    expect(minutesByKind(way, 2)).toEqual({
      live: { done: 90, planned: 90, total: 150 },
      own: { done: 40, planned: 30, total: 60 },
    });
    expect(minutesByKind(way, null).own).toEqual({ done: 40, planned: 0, total: 60 });
  });
});
