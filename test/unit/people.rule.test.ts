import { describe, expect, it } from 'vitest';
import { displayName, isGraded, platformStart, standingOf } from '../../server/rooms/people/people.rule.ts';
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

  it('is none where the parts hold no visible sign', () => {
    expect(displayName({ name: '\u200b', givenName: '\u2060' })).toBeNull();
    expect(displayName({ name: '\u200b', givenName: 'Ana' })).toBe('Ana');
  });
});

describe('the platform’s own start of a course', () => {
  it.each([
    ['2026-03-02', null, '2026-03-02'],
    ['2026-03-02T03:00:00Z', 'America/Bogota', '2026-03-01'],
    ['2026-03-02T00:00:00+01:00', 'Europe/Madrid', '2026-03-02'],
    ['2026-03-02T05:00:00+00:00', 'America/Bogota', '2026-03-02'],
    // As Canvas's manual shows it.
    ['2026-03-02 00:00:00 -0700', 'America/Denver', '2026-03-02'],
    ['2026-03-02 23:30:00', 'Asia/Tokyo', '2026-03-02'],
    ['2026-03-02T00:30:00', 'America/Lima', '2026-03-02'],
    // Older Moodle gives seconds.
    ['1772427600', 'America/Bogota', '2026-03-02'],
    ['', null, undefined],
    ['0', null, undefined],
    ['$CourseSection.timeFrame.begin', null, undefined],
    ['$Canvas.course.startAt', null, undefined],
    ['1970-01-01T00:00:00Z', null, undefined],
    ['tomorrow', null, undefined],
  ])('%j in %s is %s', (text, zone, day) => {
    expect(platformStart(text, zone)).toBe(day);
  });
});
