import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { house } from '../../server/rooms.ts';
import { loadCourse } from '../../server/content/course-folder.ts';
import { loadLibrary } from '../../server/content/library.ts';
import { BadCourse, PROBLEMS, type ProblemCode } from '../../server/content/problems.ts';
import { copyCourse, type Edit } from './course-copy.ts';

interface Broken {
  file: string;
  edits: Edit[];
}

const folder = join(import.meta.dirname, 'broken');
const read = (code: string) => parse(readFileSync(join(folder, `${code}.yaml`), 'utf8')) as Broken;
const codes = readdirSync(folder).map((file) => file.replace(/\.yaml$/, ''));

test('every problem that the loader names has a broken course', () => {
  expect(codes.sort()).toEqual(Object.keys(PROBLEMS).sort());
});

describe.each(codes)('a course broken by %s', (name) => {
  const code = name as ProblemCode;
  test('is told apart, with its file and line', () => {
    const broken = read(code);
    const { folder: course, dispose } = copyCourse(broken.edits);
    const { problems, course: loaded } = loadCourse(course, { parts: house.contentParts });
    dispose();
    const found = problems.find((one) => one.code === code);
    expect(found, JSON.stringify(problems)).toMatchObject({ file: broken.file });
    expect(loaded === undefined).toBe(problems.some((one) => PROBLEMS[one.code].stops));
  });
});

test('several problems are listed at once, each with the line where it stands', () => {
  const edits = ['prompt-key', 'run-sheet', 'unknown-form'].flatMap((code) => read(code).edits);
  const { folder: course, dispose } = copyCourse(edits);
  const { problems } = loadCourse(course, { parts: house.contentParts });
  dispose();
  const place = (code: ProblemCode) => {
    const found = problems.find((one) => one.code === code);
    const text = readFileSync(join(import.meta.dirname, 'second-course', found?.file ?? ''), 'utf8').split(
      '\n',
    );
    return text[(found?.line ?? 0) - 1];
  };
  expect(place('prompt-key')).toBe('::prompt[Did you ask it?]{key="did" size="line"}');
  expect(place('run-sheet')).toBe(':::row[Questions]{from="10" min="20"}');
  expect(problems.map((one) => one.code)).toContain('unknown-form');
});

test('a course that cannot be shown stops the start with all problems in its message', () => {
  const edits = [...read('prompt-key').edits, ...read('unknown-form').edits];
  const { folder: course, dispose } = copyCourse(edits);
  let caught: unknown;
  try {
    loadLibrary({ parts: house.contentParts }, [course]);
  } catch (error) {
    caught = error;
  }
  dispose();
  expect(caught).toBeInstanceOf(BadCourse);
  expect((caught as Error).message).toContain('prompt-key');
  expect((caught as Error).message).toContain('unknown-form');
});
