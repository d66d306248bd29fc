import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A machine of a test's own: a temporary folder with a PATH, a cache, a data folder and programs that pretend. */
export interface StubMachine {
  folder: string;
  env: Record<string, string | undefined>;
  dataDir: string;
  lines: string[];
  log: { info(line: string): void; warn(line: string): void };
  /** Puts a program on the PATH (or elsewhere in the folder); `body` is JavaScript, `argv` its arguments. */
  program(path: string, body: string): string;
  /** What programs wrote by `note(…)`, oldest first. */
  notes(): string[][];
  remove(): void;
}

export function stubMachine(extra: Record<string, string> = {}): StubMachine {
  const folder = mkdtempSync(join(tmpdir(), 're-entry-machine-'));
  const notesFile = join(folder, 'notes.jsonl');
  mkdirSync(join(folder, 'bin'));
  const lines: string[] = [];
  return {
    folder,
    env: {
      PATH: join(folder, 'bin'),
      XDG_CACHE_HOME: join(folder, 'cache'),
      DATABASE_OFFLINE: 'true',
      ...extra,
    },
    dataDir: join(folder, 'data'),
    lines,
    log: { info: (line) => lines.push(line), warn: (line) => lines.push(line) },
    program: (path, body) => writeProgram(join(folder, path), notesFile, body),
    notes: () => readNotes(notesFile),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function writeProgram(path: string, notesFile: string, body: string): string {
  mkdirSync(dirname(path), { recursive: true });
  const head = [
    `#!${process.execPath}`,
    `const fs = require('node:fs'), path = require('node:path'), argv = process.argv.slice(2);`,
    `const note = (...words) => fs.appendFileSync(${JSON.stringify(notesFile)}, JSON.stringify(words) + '\\n');`,
  ];
  writeFileSync(path, [...head, body].join('\n'));
  chmodSync(path, 0o755);
  return path;
}

function readNotes(file: string): string[][] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as string[]);
}
