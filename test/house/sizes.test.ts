import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { BuiltPages } from '../../server/core/first-page.ts';
import { root } from '../runner/results.ts';

/** Kilobytes (1,024 bytes) after gzip -9, as the plan of the house counts them. */
const FIRST_LOAD_JS = 28;
/** The editor and what it stands on. */
const WORKSPACE_JS = 125;
const FIRST_LOAD_CSS = 10;

interface Entry {
  file: string;
  src?: string;
  isEntry?: boolean;
  imports?: string[];
  dynamicImports?: string[];
  css?: string[];
}
type Manifest = Record<string, Entry>;

const dist = join(root, 'dist/client');

function manifest(): Manifest {
  const file = join(dist, '.vite/manifest.json');
  if (!existsSync(file)) throw new Error('The client is not built: npm run build:client');
  return JSON.parse(readFileSync(file, 'utf8')) as Manifest;
}

/** The chunks that come with these, by static imports. */
function withImports(all: Manifest, starts: string[]): Set<string> {
  const seen = new Set<string>();
  const visit = (key: string) => {
    if (seen.has(key)) return;
    seen.add(key);
    for (const next of all[key]?.imports ?? []) visit(next);
  };
  starts.forEach(visit);
  return seen;
}

const kilobytes = (files: Iterable<string>) =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length, 0) /
  1024;

/** What the learner's home brings: the entry, and what the server names beside it, in Spanish, the longer language. */
function firstLoad(all: Manifest): Entry[] {
  const entry = Object.keys(all).filter((key) => all[key]?.isEntry);
  expect(entry.length, 'one entry').toBe(1);
  const pages = JSON.parse(readFileSync(join(dist, '.vite/first-pages.json'), 'utf8')) as BuiltPages;
  const home = pages['learner']?.find(({ address }) => new RegExp(address).test('/app'));
  const named = Object.keys(all).filter((key) => home?.scripts.es.includes(all[key]?.file ?? ''));
  expect(named, 'the road map, its words and those of the shell').toEqual(
    expect.arrayContaining([
      'client/rooms/course/road-map.page.tsx',
      'course-content/words/es/core.json?tree',
      'course-content/words/es/course.json?tree',
    ]),
  );
  return [...withImports(all, [...entry, ...named])].flatMap((key) => all[key] ?? []);
}

it('the page that shows all parts is in no build', () => {
  const built = Object.entries(manifest()).flatMap(([key, entry]) => [key, entry.file, ...(entry.css ?? [])]);
  expect(built.filter((name) => name.includes('showcase'))).toEqual([]);
});

describe('the first load of the learner’s home', () => {
  it(`is at most ${FIRST_LOAD_JS} kB of JavaScript`, () => {
    const files = new Set(firstLoad(manifest()).map((entry) => entry.file));
    const size = kilobytes([...files].filter((file) => file.endsWith('.js')));
    console.log(`First load: ${size.toFixed(2)} kB gz of JavaScript in ${files.size} files`);
    expect(size).toBeLessThanOrEqual(FIRST_LOAD_JS);
  });

  it(`is at most ${FIRST_LOAD_CSS} kB of CSS`, () => {
    const size = kilobytes(new Set(firstLoad(manifest()).flatMap((entry) => entry.css ?? [])));
    console.log(`First load: ${size.toFixed(2)} kB gz of CSS`);
    expect(size).toBeGreaterThan(0);
    expect(size).toBeLessThanOrEqual(FIRST_LOAD_CSS);
  });

  it('carries no zod and no grammar parser of messages', () => {
    const all = manifest();
    const text = Object.values(all)
      .filter((entry) => entry.file.endsWith('.js'))
      .map((entry) => readFileSync(join(dist, entry.file), 'utf8'))
      .join('\n');
    expect(text).not.toMatch(/ZodError|EXPECT_ARGUMENT_CLOSING_BRACE/);
  });
});

it(`the page of a business case adds at most ${WORKSPACE_JS} kB of JavaScript before its tables come`, () => {
  const all = manifest();
  const filesOf = (page: string) => [...withImports(all, [page])].flatMap((key) => all[key]?.file ?? []);
  // The outbox, controls and drafts stand on every page with a box to write in.
  const others = new Set([
    ...firstLoad(all).map(({ file }) => file),
    ...filesOf('client/rooms/portfolio/part.page.tsx'),
  ]);
  const own = filesOf('client/rooms/business-case/case.page.tsx').filter((file) => !others.has(file));
  const size = kilobytes(own.filter((file) => file.endsWith('.js')));
  console.log(`Workspace: ${size.toFixed(2)} kB gz of JavaScript`);
  expect(size).toBeGreaterThan(50);
  expect(size).toBeLessThanOrEqual(WORKSPACE_JS);
});
