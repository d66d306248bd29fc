import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadCourse } from '../../server/content/course-folder.ts';
import { house } from '../../server/rooms.ts';
import { copyCourse, type Edit } from './course-copy.ts';

interface Broken {
  what: string;
  /** Code of the problem and its message. */
  says: string;
  edits: Edit[];
}

const folder = join(import.meta.dirname, 'broken-practice');

describe.each(readdirSync(folder).map((file) => file.replace(/\.yaml$/, '')))(
  'a course with a broken %s',
  (kind) => {
    const cases = parse(readFileSync(join(folder, `${kind}.yaml`), 'utf8')) as Broken[];

    test.each(cases.map((one) => [one.what, one] as const))('%s', (_what, { says, edits }) => {
      const { folder: course, dispose } = copyCourse(edits);
      const { problems } = loadCourse(course, { parts: house.contentParts });
      dispose();
      expect(problems.map(({ code, message }) => `${code}: ${message}`)).toContain(says);
    });
  },
);
