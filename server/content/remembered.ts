import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { LoadOptions } from './course-context.ts';
import { chainOf } from './course-files.ts';
import { loadCourse } from './course-folder.ts';
import type { CourseProblem } from './problems.ts';
import type { Course, StepResult } from './course.types.ts';
import type { ContentPart } from './part.ts';
import { projectRoot } from '../core/project-root.ts';
import { LANGUAGES } from './shapes.ts';

interface Loaded {
  course?: Course;
  problems: CourseProblem[];
}

/** Folder of all courses, and of the words that the loader puts into pages. */
export const contentRoot = join(projectRoot, 'course-content');
const cacheFolder = join(projectRoot, '.cache', 'course');

/** What a start needs: a checked course under the digest of every byte it came from. */
interface Memory {
  digest: string;
  loaded: Loaded;
}

/** What a start after an edit needs beside: each step under its own digest. */
type StepMemory = Record<string, { digest: string; result: StepResult }>;

/**
 * As `loadCourse`, remembered between starts. Reading 222 texts as Markdown takes some seconds, nearly all of it in
 * the parser; a start takes a fraction of one, because the result is kept in a file with the digest of everything it
 * came from: the folders of the edition, the words, the rooms that exist and the loaders' own code. After an edit only the
 * steps that changed are read anew. Nothing can be shown that was not checked.
 */
export function loadRemembered(folder: string, options: LoadOptions = {}): Loaded {
  const given = [...(options.rooms ?? []), ...(options.parts ?? []).map((part) => `+${part.name}`)].sort();
  // The build and its source are two programs: one would forget for ever what the other just kept.
  const name = sha256([import.meta.dirname, folder, ...given]).slice(0, 16);
  const { folders } = chainOf(folder);
  const shared = sha256([...given, ...sharedFiles(folders, options.parts ?? [])]);
  const digest = sha256([shared, ...folders.flatMap((one) => filesIn(join(one, 'modules')))]);
  const known = read<Memory>(`${name}.course.json`);
  if (known?.digest === digest) return known.loaded;
  const before = read<StepMemory>(`${name}.steps.json`);
  const steps: StepMemory = {};
  const loaded = loadCourse(folder, {
    ...options,
    recall: (key, texts, make) => {
      const own = sha256([shared, ...texts]);
      const kept = before?.[key];
      const result = kept?.digest === own ? kept.result : make();
      steps[key] = { digest: own, result };
      return result;
    },
  });
  remember({ [`${name}.course.json`]: { digest, loaded } satisfies Memory, [`${name}.steps.json`]: steps });
  return loaded;
}

function read<T>(file: string): T | undefined {
  const path = join(cacheFolder, file);
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch {
    // Cut short by a full disk, say: the course is read anew and the file written again.
    return undefined;
  }
}

const OLD_MS = 7 * 24 * 3600_000;

/** Kept where it can be; a read-only installation only starts slower. Courses that are gone leave within a week. */
function remember(files: Record<string, unknown>): void {
  try {
    mkdirSync(cacheFolder, { recursive: true });
    for (const name of readdirSync(cacheFolder)) {
      const path = join(cacheFolder, name);
      if (Date.now() - statSync(path).mtimeMs > OLD_MS) rmSync(path);
    }
    for (const [name, value] of Object.entries(files)) {
      const draft = join(cacheFolder, `${name}.${process.pid}`);
      writeFileSync(draft, JSON.stringify(value));
      renameSync(draft, join(cacheFolder, name));
    }
  } catch {
    return;
  }
}

/** Names and contents of the files that every step depends on: the loaders, their words, the course as a whole. */
function sharedFiles(folders: string[], parts: readonly ContentPart[]): string[] {
  const server = join(import.meta.dirname, '..');
  const loaders = ['content', ...parts.map((part) => join('rooms', part.name))];
  const words = LANGUAGES.map((lang) => join(contentRoot, 'words', lang, 'content.json'));
  const whole = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name !== 'modules')
      .map((name) => join(folder, name)),
  );
  return [
    ...loaders.flatMap((room) => filesIn(join(server, room), /\.[jt]s$/)),
    ...words.flatMap(nameAndText),
    ...whole.flatMap((path) => filesAt(path)),
  ];
}

/** Names and contents of all files in a folder and below; none if it is not there. */
function filesIn(folder: string, which = /./): string[] {
  if (!existsSync(folder)) return [];
  const paths = readdirSync(folder)
    .sort()
    .map((name) => join(folder, name));
  return paths.flatMap((path) => filesAt(path, which));
}

function filesAt(path: string, which = /./): string[] {
  if (statSync(path).isDirectory()) return filesIn(path, which);
  return which.test(path) ? nameAndText(path) : [];
}

const nameAndText = (path: string): string[] => [path, readFileSync(path, 'utf8')];

/** Lengths stand before the parts, so that no two lists of parts read alike. */
function sha256(parts: string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
}
