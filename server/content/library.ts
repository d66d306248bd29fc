import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { contentRoot, loadRemembered } from './remembered.ts';
import type { LoadOptions } from './course-context.ts';
import { BadCourse } from './problems.ts';
import type { Course } from './course.types.ts';

/** All courses and editions on disk. A run names one edition and keeps it until somebody chooses another. */
export interface Library {
  /** The edition of a run. An edition that is gone from disk falls to the newest: learners are never locked out. */
  course(id: string, edition: number): Course;
  /** What a new run begins with: the newest edition on offer of the named course, else of the default one. */
  forNewRuns(id?: string): { course: string; edition: number };
  /** The newest edition of the same course on offer, if there is one above. */
  newerThan(now: Course): Course | undefined;
  all(): Course[];
}

/** Every folder with a course.yaml is one edition of a course. */
export function courseFolders(content: string = contentRoot): string[] {
  return readdirSync(content)
    .map((name) => join(content, name))
    .filter((folder) => existsSync(join(folder, 'course.yaml')));
}

/** Loads all folders. Throws BadCourse with every problem of the first folder that cannot be shown. */
export function loadLibrary(options: LoadOptions = {}, folders: string[] = courseFolders()): Library {
  const courses = folders.map((folder) => {
    const { course, problems } = loadRemembered(folder, options);
    if (!course) throw new BadCourse(folder, problems);
    return course;
  });
  return libraryOf(courses);
}

export function libraryOf(courses: Course[]): Library {
  const newestFirst = [...courses].sort((a, b) => b.edition - a.edition);
  const offered = newestFirst.filter((one) => one.offered);
  const fallback = offered.find((one) => one.isDefault) ?? offered[0];
  if (!fallback) throw new Error('there is no course: no folder of course-content offers one');
  const newest = (id: string) => [...offered, ...newestFirst].find((one) => one.id === id);
  return {
    course: (id, edition) =>
      courses.find((one) => one.id === id && one.edition === edition) ?? newest(id) ?? fallback,
    forNewRuns: (id) => {
      const { id: course, edition } = offered.find((one) => one.id === id) ?? fallback;
      return { course, edition };
    },
    newerThan: (now) => offered.find((one) => one.id === now.id && one.edition > now.edition),
    all: () => courses,
  };
}
