import { describe, expect, it } from 'vitest';
import type { Course } from '../../server/content/course.types.ts';
import { stepsCompletedBy, tookBackSince, undoneAfter } from '../../server/rooms/course/completion.rule.ts';
import { readCourses } from '../../server/rooms.ts';

const { course: id, edition } = readCourses().forNewRuns();
const course: Course = readCourses().course(id, edition);
const numbers = (product: string) => stepsCompletedBy(course, product).map(({ number }) => number);

describe('what somebody made completes', () => {
  it.each([
    ['FORM:midpoint-review', ['7.7']],
    ['FORM:midpoint-review#plain', ['7.7']],
    ['FORM:qualities-self-assessment#mid', ['7.8']],
    // The whole profile holds its parts.
    ['FORM:organisational-context-profile', ['1.8', '5.2', '5.3']],
    ['OCP:basics', ['1.8']],
    ['OCP:culture_scale', ['5.2']],
    // The step that opens this sheet is done by attendance, or when three people have filed one.
    ['FORM:triad-observation', []],
    ['FORM:none', []],
  ])('%s: %j', (product, steps) => {
    expect(numbers(product)).toEqual(steps);
  });
});

it('what a room judges alone is told by the name of the way', () => {
  expect(numbers('two-labels-one-draft-one-date')).toEqual(['1.9']);
  expect(numbers('all-tagged-and-dated')).toEqual(['3.10']);
});

it('a section of the business case completes steps that open it, in modules that were reached', () => {
  const after = (product: string, ...marks: string[]) =>
    stepsCompletedBy(course, product, new Set(marks)).map(({ number }) => number);
  expect(after('BC:success-criteria#row')).toEqual(['1.7']);
  expect(after('BC:success-criteria')).toEqual([]);
  expect(after('BC:stakeholders#row')).toEqual([]);
  expect(after('BC:stakeholders#row', 'skills-and-ethics/listening-past-the-answer')).toEqual([]);
  expect(after('BC:stakeholders#row', 'context-safe-space/context-profile')).toEqual(['5.6']);
  expect(numbers('three-options-saved')).toEqual(['3.9']);
});

it('an entry of hours completes steps in modules that were reached, one ahead among them', () => {
  const after = (...marks: string[]) =>
    stepsCompletedBy(course, 'HOURS:entry', new Set(marks)).map(({ number }) => number);
  expect(after()).toEqual([]);
  expect(after('starting-points/welcome-protocols')).toEqual(['2.8']);
  expect(after('context-safe-space/context-profile')).toEqual(['2.8', '6.8']);
  expect(after('pilot/launch')).toEqual(['2.8', '6.8', '11.7']);
});

it('who judges a saved form is the room that keeps it', () => {
  const judges = new Map(course.modules.flatMap(({ steps }) => steps.map((one) => [one.number, one.judge])));
  expect(judges.get('7.8')).toBe('forms');
  // Of each relationship there is one: where the relationships are.
  expect(judges.get('7.7')).toBe('hours');
  expect(judges.get('9.8')).toBe('business-case');
  expect(judges.get('1.6')).toBe('live');
  expect(judges.get('2.1')).toBeNull();
});

describe('a mark taken back', () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 2, 4, hour));
  const undone = undoneAfter([], { step: 'a/b', done: false, at: at(10) });

  it('is not set again by what was there before, and is by what is made anew', () => {
    expect(tookBackSince(undone, 'a/b', at(9))).toBe(true);
    expect(tookBackSince(undone, 'a/b', at(10))).toBe(true);
    expect(tookBackSince(undone, 'a/b', at(11))).toBe(false);
    expect(tookBackSince(undone, 'a/c', at(9))).toBe(false);
  });

  it('is not set again by a state that holds, however long it does', () => {
    expect(tookBackSince(undone, 'a/b', null)).toBe(true);
    expect(tookBackSince(undone, 'a/c', null)).toBe(false);
  });

  it('is forgotten when the step is done after all, and has one line however often it is taken back', () => {
    expect(undoneAfter(undone, { step: 'a/b', done: true, at: at(11) })).toEqual([]);
    expect(undoneAfter(undone, { step: 'a/b', done: false, at: at(12) })).toEqual([
      { step: 'a/b', at: at(12) },
    ]);
  });
});
