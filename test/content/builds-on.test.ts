import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { loadCourse } from '../../server/content/course-folder.ts';
import type { Course } from '../../server/content/course.types.ts';
import { libraryOf } from '../../server/content/library.ts';
import { problemLine } from '../../server/content/problems.ts';
import { loadRemembered } from '../../server/content/remembered.ts';
import { house } from '../../server/rooms.ts';
import { copyInto } from './course-copy.ts';

const parent = mkdtempSync(join(tmpdir(), 'editions-'));
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const FIRST = join(parent, 'first');
const COURSE = readFileSync(join(import.meta.dirname, 'second-course/course.yaml'), 'utf8');
const READ = 'modules/01-one-question/01-read-this.en.md';
const GIVEN = { parts: house.contentParts };

/** An edition of which only the named files lie in its folder. */
function edition(number: number, files: Record<string, string>, says = 'builds_on: first'): string {
  const folder = join(parent, `edition-${number}`);
  const course = COURSE.replace('edition: 1', `edition: ${number}\n${says}`);
  for (const [file, text] of Object.entries({ 'course.yaml': course, ...files })) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

const load = (folder: string) => {
  const { course, problems } = loadCourse(folder, GIVEN);
  expect(problems.map(problemLine)).toEqual([]);
  return course as Course;
};
const problemsOf = (folder: string) => loadCourse(folder, GIVEN).problems.map(problemLine);
const page = (course: Course | undefined, slug: string) =>
  course?.modules.flatMap(({ steps }) => steps).find((step) => step.slug === slug)?.html.en.learner ?? '';
const textOf = (file: string) => readFileSync(join(FIRST, file), 'utf8');
const changed = (from: string, to: string) =>
  Object.fromEntries(
    [READ, READ.replace('.en.', '.es.')].map((file) => [file, textOf(file).replace(from, to)]),
  );

describe('an edition that builds on another', () => {
  test('holds only what differs; everything else is the earlier one', () => {
    copyInto(FIRST);
    const second = load(edition(2, { ...changed('10:30', '11:45') }));
    const first = load(FIRST);
    expect(page(second, 'read-this')).toContain('11:45');
    expect(page(second, 'check')).toBe(page(first, 'check'));
    expect(second.parts).toEqual(first.parts);
    expect(second.glossary).toEqual(first.glossary);
  });

  test('may build on one that builds on another', () => {
    copyInto(FIRST);
    edition(2, {
      'glossary.yaml': textOf('glossary.yaml').replace('What the meeting is for.', 'Nine lines.'),
    });
    const third = load(edition(3, { ...changed('10:30', '11:45') }, 'builds_on: edition-2'));
    expect(third.glossary.en[0]?.definition).toBe('Nine lines.');
    expect(page(third, 'read-this')).toContain('11:45');
    expect(page(third, 'check')).toBe(page(load(FIRST), 'check'));
  });

  test('is held to its own rules in its own files, and the earlier files to theirs', () => {
    copyInto(FIRST);
    const style =
      'worn_out: { en: [seats, nine lines], es: [] }\nforbidden: { en: [], es: [] }\nnames: []\ncited: []\n';
    // "seats" stands in a step of the first edition, "nine lines" in the one written anew.
    const folder = edition(2, { ...changed('10:30', '11:45'), 'style.yaml': style });
    expect(problemsOf(folder)).toEqual([expect.stringContaining(`${READ}:26 worn-out: "nine lines"`)]);
    // What the first edition does not say the second does not say either.
    const own = edition(2, {
      ...changed('11:45', '10:30'),
      'style.yaml': style.replace('nine lines', 'none'),
    });
    const text = textOf(READ).replace(
      'The agenda has nine lines.',
      'The agenda has nine lines to delve into.',
    );
    writeFileSync(join(own, READ), text);
    expect(problemsOf(own)).toEqual([expect.stringContaining('worn-out: "delve"')]);
  });

  test('has both languages of a step, or neither', () => {
    copyInto(FIRST);
    const folder = edition(2, { [READ]: textOf(READ) });
    expect(problemsOf(folder)).toEqual([expect.stringMatching(/01-read-this\.es\.md:0 missing-language/)]);
  });

  test('tells a file that nothing names from one that it leaves out', () => {
    copyInto(FIRST);
    const place = 'modules/02-try-it';
    const module = textOf(`${place}/module.yaml`).replace('[check, practise]', '[check]');
    const folder = edition(2, { [`${place}/module.yaml`]: module, [`${place}/09-lost.en.md`]: 'Lost.' });
    const found = problemsOf(folder);
    expect(found).toContainEqual(expect.stringMatching(/09-lost\.en\.md:0 stray-file/));
    expect(found.filter((line) => line.includes('practise'))).toEqual([]);
  });

  test.each([
    ['a folder that is not there', 'builds_on: nowhere', 'there is no course beside it'],
    ['itself', 'builds_on: edition-2', 'builds on this edition itself'],
    ['a later edition', 'builds_on: edition-3', 'is no earlier edition'],
    ['another course', 'builds_on: other', 'is another course'],
  ])('refuses %s', (_what, says, complaint) => {
    copyInto(FIRST);
    copyInto(join(parent, 'other'), [
      { file: 'course.yaml', replace: 'id: first-aid-for-meetings', with: 'id: other' },
    ]);
    edition(3, {});
    expect(problemsOf(edition(2, {}, says))).toContainEqual(expect.stringContaining(complaint));
  });

  test('is read anew when the one below it changes', () => {
    copyInto(FIRST);
    const folder = edition(2, {});
    expect(page(loadRemembered(folder, GIVEN).course, 'read-this')).toContain('10:30');
    writeFileSync(join(FIRST, READ), textOf(READ).replace('10:30', '11:45'));
    expect(page(loadRemembered(folder, GIVEN).course, 'read-this')).toContain('11:45');
  });
});

test('an edition that is not on offer is there for whoever looks, and nobody begins or is offered it', () => {
  copyInto(FIRST);
  const first = load(FIRST);
  const second = load(edition(2, {}, 'builds_on: first\noffered: false'));
  const library = libraryOf([first, second]);
  expect(library.forNewRuns()).toEqual({ course: first.id, edition: 1 });
  expect(library.newerThan(first)).toBeUndefined();
  expect(library.course(first.id, 2)).toBe(second);
  expect(libraryOf([first, { ...second, offered: true }]).newerThan(first)?.edition).toBe(2);
});
