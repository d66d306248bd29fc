import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { house } from '../../server/rooms.ts';
import { loadRemembered } from '../../server/content/remembered.ts';
import { loadCourse } from '../../server/content/course-folder.ts';
import { copyCourse } from './course-copy.ts';

const { folder, dispose } = copyCourse([]);
afterAll(dispose);

const read = 'modules/01-one-question/01-read-this.en.md';
const edit = (file: string, from: string, to: string) => {
  const path = join(folder, file);
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
};
const htmlOf = (slug: string) =>
  loadRemembered(folder, { parts: house.contentParts })
    .course?.modules.flatMap((module) => module.steps)
    .find((step) => step.slug === slug)?.html.en.learner ?? '';

test('a course that did not change is the same at the next start', () => {
  loadRemembered(folder, { parts: house.contentParts });
  expect(loadRemembered(folder, { parts: house.contentParts })).toEqual(
    loadCourse(folder, { parts: house.contentParts }),
  );
});

test('a changed step is read anew, and so is what it asks in a later module', () => {
  loadRemembered(folder, { parts: house.contentParts });
  edit(read, 'Did you ask it?', 'Was it asked?');
  expect(htmlOf('check')).toContain('Was it asked?');
});

test('a changed word of the glossary is seen in every step', () => {
  loadRemembered(folder, { parts: house.contentParts });
  edit('glossary.yaml', 'What the meeting is for.', 'The order of the day.');
  const steps =
    loadRemembered(folder, { parts: house.contentParts }).course?.modules.flatMap((module) => module.steps) ??
    [];
  expect(steps.find((step) => step.slug === 'read-this')?.glossary.en[0]?.definition).toBe(
    'The order of the day.',
  );
});

test('a step that breaks is refused at the next start, also after a good one', () => {
  expect(loadRemembered(folder, { parts: house.contentParts }).course).toBeDefined();
  appendFileSync(join(folder, read), '\n:::nothing\nA directive that does not exist.\n:::\n');
  const { course, problems } = loadRemembered(folder, { parts: house.contentParts });
  expect(course).toBeUndefined();
  expect(problems.map((one) => one.code)).toContain('unknown-directive');
});
