import { describe, expect, it } from 'vitest';
import { displayName, isGraded, mondayOf, standingOf } from '../../server/rooms/people/people.rule.ts';
import type { LaunchRoles } from '../../lti/index.ts';

const roles = (...names: (keyof Omit<LaunchRoles, 'unknown'>)[]): LaunchRoles => ({
  instructor: names.includes('instructor'),
  learner: names.includes('learner'),
  administrator: names.includes('administrator'),
  observer: names.includes('observer'),
  testUser: names.includes('testUser'),
  unknown: [],
});

describe('what a person is here', () => {
  it.each([
    ['Instructor', roles('instructor'), 'trainer', false],
    ['Instructor and Administrator', roles('instructor', 'administrator'), 'trainer', true],
    ['Instructor and Learner', roles('instructor', 'learner'), 'trainer', false],
    ['Learner', roles('learner'), 'learner', false],
    ['Learner and site Administrator', roles('learner', 'administrator'), 'learner', false],
    ['Learner and Mentor', roles('learner', 'observer'), 'learner', false],
    ['Mentor', roles('observer'), 'observer', false],
    ['Mentor and Administrator', roles('observer', 'administrator'), 'observer', false],
    ['Administrator', roles('administrator'), 'administrator', true],
    ['student view', roles('learner', 'testUser'), 'learner', false],
    ['no role at all', roles(), 'learner', false],
  ])('%s', (_what, given, role, administers) => {
    expect(standingOf(given, false)).toEqual({ role, administers });
    expect(standingOf(given, true)).toEqual({ role: 'visitor', administers: false });
  });
});

it('only the LMS’s own learners are graded', () => {
  expect(isGraded(roles('learner'))).toBe(true);
  for (const other of [
    roles(),
    roles('instructor'),
    roles('instructor', 'learner'),
    roles('learner', 'testUser'),
    roles('observer'),
    roles('administrator'),
  ])
    expect(isGraded(other)).toBe(false);
});

describe('a name to show', () => {
  it('is the whole name, else its parts, else nothing', () => {
    expect(displayName({ name: ' Inés Calder ', givenName: 'x' })).toBe('Inés Calder');
    expect(displayName({ givenName: 'Inés', familyName: 'Calder' })).toBe('Inés Calder');
    expect(displayName({ familyName: 'Calder' })).toBe('Calder');
    expect(displayName({ name: '  ', givenName: '' })).toBeNull();
    expect(displayName({})).toBeNull();
  });

  it('is kept to 200 signs', () => {
    expect(displayName({ name: 'x'.repeat(1000) })).toHaveLength(200);
  });
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
    for (let day = Date.UTC(2024, 0, 1); day < Date.UTC(2028, 0, 1); day += 86_400_000) {
      const monday = new Date(`${mondayOf(new Date(day).toISOString().slice(0, 10))}T00:00:00Z`);
      expect(monday.getUTCDay()).toBe(1);
      const back = (day - monday.getTime()) / 86_400_000;
      expect(back >= 0 && back <= 6).toBe(true);
    }
  });
});
