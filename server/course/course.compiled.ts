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
import { join } from 'node:path';
import { loadCourse, type LoadOptions } from './course.content.ts';
import type { CourseProblem } from '../core/content/problems.ts';
import type { Course, StepResult } from './course.types.ts';
import type { ContentPart } from '../core/content/part.ts';
import { LANGUAGES } from '../core/content/shapes.ts';

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

/** A checked course under the digest of every byte it came from, and its steps under theirs. */
interface Memory {
  digest: string;
  loaded: Loaded;
  steps: Record<string, { digest: string; result: StepResult }>;
}

/**
 * As `loadCourse`, remembered between starts. Reading 222 texts as Markdown takes some seconds, nearly all of it in
 * the parser; a start takes a fraction of one, because the result is kept in a file with the digest of everything it
 * came from: the course folder, the words, the rooms that exist and the loader's own code. After an edit only the
 * steps that changed are read anew. Nothing can be shown that was not checked.
 */
export function loadRemembered(folder: string, options: LoadOptions = {}): Loaded {
  const rooms = [...(options.rooms ?? []), ...(options.parts ?? []).map((part) => `+${part.name}`)]
    .sort()
    .join(' ');
  const file = join(cacheFolder, `${sha256([folder, rooms]).slice(0, 16)}.json`);
  const known = readMemory(file);
  const shared = sha256([rooms, ...sharedFiles(folder, options.parts ?? [])]);
  const digest = sha256([shared, ...filesIn(join(folder, 'modules'))]);
  if (known?.digest === digest) return known.loaded;
  const steps: Memory['steps'] = {};
  const loaded = loadCourse(folder, {
    ...options,
    recall: (key, texts, make) => {
      const own = sha256([shared, ...texts]);
      const before = known?.steps[key];
      const result = before?.digest === own ? before.result : make();
      steps[key] = { digest: own, result };
      return result;
    },
  });
  remember(file, { digest, loaded, steps });
  return loaded;
}

function readMemory(file: string): Memory | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Memory;
  } catch {
    // Cut short by a full disk, say: the course is read anew and the file written again.
    return undefined;
  }
}

/** Kept where it can be; a read-only installation only starts slower. */
function remember(file: string, memory: Memory): void {
  try {
    mkdirSync(cacheFolder, { recursive: true });
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, JSON.stringify(memory));
    renameSync(draft, file);
  } catch {
    return;
  }
}

/** Names and contents of the files that every step depends on: the loaders, their words, the course as a whole. */
function sharedFiles(folder: string, parts: readonly ContentPart[]): string[] {
  const server = join(import.meta.dirname, '..');
  const rooms = new Set(['course', ...parts.map((part) => part.name)]);
  const loaders = [...rooms].flatMap((room) => filesIn(join(server, room)));
  const words = LANGUAGES.map((lang) => join(contentRoot, 'words', lang, 'content.json'));
  const whole = readdirSync(folder).filter((name) => name !== 'modules');
  return [
    ...loaders,
    ...filesIn(join(server, 'core', 'content')),
    ...words.flatMap(nameAndText),
    ...whole.flatMap((name) => filesAt(join(folder, name))),
  ];
}

/** Names and contents of all files in a folder and below; none if it is not there. */
function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .flatMap(filesAt);
}

const filesAt = (path: string): string[] =>
  statSync(path).isDirectory() ? filesIn(path) : nameAndText(path);

const nameAndText = (path: string): string[] => [path, readFileSync(path, 'utf8')];

/** Lengths stand before the parts, so that no two lists of parts read alike. */
function sha256(parts: string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
}
