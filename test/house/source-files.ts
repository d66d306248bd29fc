import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../runner/results.ts';

export interface SourceFile {
  /** From the root of the project, with forward slashes. */
  path: string;
  text: string;
}

const SKIPPED = new Set(['node_modules', 'dist', '.results', '.git', '.cache', '.data']);

/** Every file below these folders whose name ends so, with its text. */
export function sourceFiles(folders: string[], ending: RegExp): SourceFile[] {
  return folders.flatMap((folder) => walk(join(root, folder), ending));
}

function walk(folder: string, ending: RegExp): SourceFile[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : walk(path, ending);
    if (!ending.test(entry.name)) return [];
    return [{ path: relative(root, path).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }];
  });
}
