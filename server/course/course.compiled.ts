import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { loadCourse, type LoadOptions } from './course.content.ts';
import type { CourseProblem } from './course.problems.ts';
import type { Course } from './course.types.ts';

interface Loaded {
  course?: Course;
  problems: CourseProblem[];
}

const root = join(
  import.meta.dirname,
  import.meta.dirname.includes(join('dist', 'server')) ? '../../..' : '../..',
);
/** Folder of all courses, and of the words that the loader puts into pages. */
export const contentRoot = join(root, 'course-content');
const cacheFolder = join(root, '.cache', 'course');

/**
 * As `loadCourse`, remembered between starts. Reading 222 texts as Markdown takes some seconds, nearly all of it in
 * the parser; a start takes a fraction of one, because the result is kept in a file under the digest of everything it
 * came from: every byte of the course folder, the words, the rooms that exist and the loader's own code. Whatever
 * changes is checked again; nothing can be shown that was not checked.
 */
export function loadRemembered(folder: string, options: LoadOptions = {}): Loaded {
  const file = join(cacheFolder, `${digestOf(folder, options)}.json`);
  if (existsSync(file)) {
    const known = readLoaded(file);
    if (known) return known;
  }
  const loaded = loadCourse(folder, options);
  remember(file, loaded);
  return loaded;
}

function readLoaded(file: string): Loaded | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Loaded;
  } catch {
    // Cut short by a full disk, say: the course is read anew and the file written again.
    return undefined;
  }
}

/** Kept where it can be; a read-only installation only starts slower. */
function remember(file: string, loaded: Loaded): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, JSON.stringify(loaded));
    renameSync(draft, file);
  } catch {
    return;
  }
}

function digestOf(folder: string, options: LoadOptions): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([...(options.rooms ?? [])].sort()));
  const sources = readdirSync(import.meta.dirname).filter((file) => file.startsWith('course.'));
  const words = ['en', 'es'].map((lang) => join(contentRoot, 'words', lang, 'content.json'));
  const files = [...filesIn(folder), ...words, ...sources.map((file) => join(import.meta.dirname, file))];
  for (const file of files)
    hash.update(`\0${file.slice(root.length).split(sep).join('/')}\0`).update(readFileSync(file));
  return hash.digest('hex').slice(0, 32);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesIn(path) : [path]));
}
