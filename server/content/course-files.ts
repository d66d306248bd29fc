import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parse } from 'yaml';

/**
 * The files of one edition. What its folder does not have is read from the folder it builds on, so that an edition holds
 * only what differs. `course.yaml` alone is each edition's own.
 */
export interface CourseFiles {
  /** Where the edition's own files lie. */
  folder: string;
  /** The edition it builds on. */
  base: CourseFiles | undefined;
  has(file: string): boolean;
  /** The text of a file; undefined: it is nowhere. */
  read(file: string): string | undefined;
  /** The texts of that name in this edition and in those below, its own first: of lists that add up. */
  readAll(file: string): string[];
  /** Names of what lies in a folder, in their order. */
  list(folder: string): string[];
  /** Of those, what this edition brought itself. */
  listOwn(folder: string): string[];
  /** The edition in whose folder a file lies: the rules of that edition hold for it. */
  writtenIn(file: string): CourseFiles;
}

const COURSE = 'course.yaml';

export function openCourseFiles(folder: string): CourseFiles {
  return stack(chainOf(folder).folders);
}

function stack([folder = '', ...below]: string[]): CourseFiles {
  const base = below.length > 0 ? stack(below) : undefined;
  const inherited = (file: string) => (file === COURSE ? undefined : base);
  const own = (file: string) => existsSync(join(folder, file));
  const listOwn = (place: string) => (own(place) ? readdirSync(join(folder, place)).sort() : []);
  const files: CourseFiles = {
    folder,
    base,
    has: (file) => own(file) || (inherited(file)?.has(file) ?? false),
    read: (file) => (own(file) ? readFileSync(join(folder, file), 'utf8') : inherited(file)?.read(file)),
    readAll: (file) => [
      ...(own(file) ? [readFileSync(join(folder, file), 'utf8')] : []),
      ...(base?.readAll(file) ?? []),
    ],
    list: (place) => [...new Set([...listOwn(place), ...(base?.list(place) ?? [])])].sort(),
    listOwn,
    writtenIn: (file) => (own(file) || !base ? files : base.writtenIn(file)),
  };
  return files;
}

/** The folders an edition is made of, its own first, and what is wrong with the way they build on each other. */
export function chainOf(folder: string): { folders: string[]; complaint?: string } {
  const folders = [folder];
  for (;;) {
    const last = folders.at(-1) ?? folder;
    const name = buildsOn(last);
    if (name === undefined) return { folders };
    const next = join(dirname(last), name);
    if (basename(next) !== name || !existsSync(join(next, COURSE)))
      return { folders, complaint: `there is no course beside it in a folder ${name}` };
    if (folders.includes(next)) return { folders, complaint: `${name} builds on this edition itself` };
    if (identityOf(next).id !== identityOf(last).id)
      return { folders, complaint: `${name} is another course` };
    if (identityOf(next).edition >= identityOf(last).edition)
      return { folders, complaint: `${name} is no earlier edition` };
    folders.push(next);
  }
}

const buildsOn = (folder: string) => {
  const { builds_on: name } = courseYaml(folder);
  return typeof name === 'string' ? name : undefined;
};

const identityOf = (folder: string) => {
  const { id, edition } = courseYaml(folder);
  return { id, edition: Number(edition) };
};

/** What cannot be read here is reported where the file is judged. */
function courseYaml(folder: string): Record<string, unknown> {
  try {
    const data: unknown = parse(readFileSync(join(folder, COURSE), 'utf8'));
    return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
