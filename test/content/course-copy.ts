import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export type Edit = { file: string } & (
  { replace: string; with: string } | { content: string } | { remove: true }
);

const second = join(import.meta.dirname, 'second-course');

/** A copy of the second course in a folder of its own, with edits; `dispose` removes it. */
export function copyCourse(edits: Edit[]): { folder: string; dispose(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'course-'));
  copyInto(folder, edits);
  return { folder, dispose: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The same in a folder that has a name of its own. */
export function copyInto(folder: string, edits: Edit[] = []): void {
  cpSync(second, folder, { recursive: true });
  for (const edit of edits) apply(join(folder, edit.file), edit);
}

function apply(path: string, edit: Edit): void {
  if ('remove' in edit) return rmSync(path);
  mkdirSync(dirname(path), { recursive: true });
  if ('content' in edit) return writeFileSync(path, edit.content);
  const text = readFileSync(path, 'utf8');
  // An edit that no longer fits would leave a sound course, and a test that shows nothing.
  if (!text.includes(edit.replace))
    throw new Error(`${edit.file} does not hold ${JSON.stringify(edit.replace)}`);
  writeFileSync(
    path,
    text.replace(edit.replace, () => edit.with),
  );
}
