import { join } from 'node:path';
import { house } from '../../server/rooms.ts';
import type { Course } from '../../server/content/course.types.ts';
import { contentRoot, loadRemembered } from '../../server/content/remembered.ts';

/** The folders of the two editions of the course. What is true of its plan and its sums is asked of both. */
const FOLDERS = ['advanced-mentoring', 'advanced-mentoring-2'];

/** Each edition as it stands in its folder, whether new runs begin with it or not. */
export const EDITIONS = FOLDERS.map((name) => {
  const folder = join(contentRoot, name);
  const { course, problems } = loadRemembered(folder, { parts: house.contentParts });
  return { name, folder, course: course as Course, problems };
});

export const eachEdition = EDITIONS.map((edition) => [edition.name, edition] as const);
