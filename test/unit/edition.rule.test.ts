import { expect, it } from 'vitest';
import type { Course } from '../../server/content/course.types.ts';
import { changesBetweenEditions } from '../../server/rooms/course/edition.rule.ts';

const step = (slug: string, title: string, version = 1) => ({
  key: `first/${slug}`,
  slug,
  number: `1.${slug.length}`,
  version,
  title: { en: title, es: `${title} (es)` },
});
const course = (edition: number, steps: object[]) =>
  ({ id: 'a-course', edition, modules: [{ slug: 'first', steps }] }) as unknown as Course;

it('[C7] what a newer edition changes is said step by step: added, gone, another title, another version', () => {
  const old = course(1, [
    step('same', 'Same'),
    step('gone', 'Gone'),
    step('named', 'Named'),
    step('text', 'Text'),
  ]);
  const newer = course(2, [
    step('same', 'Same'),
    step('named', 'Named anew'),
    step('text', 'Text', 2),
    step('added', 'Added'),
  ]);
  expect(changesBetweenEditions(old, newer, 'en')).toEqual({
    added: [{ number: '1.5', title: 'Added' }],
    gone: [{ number: '1.4', title: 'Gone' }],
    retitled: [{ number: '1.5', title: 'Named anew', before: 'Named' }],
    revised: [{ number: '1.4', title: 'Text' }],
  });
  expect(changesBetweenEditions(old, newer, 'es').retitled[0]?.before).toBe('Named (es)');
});
