import { basename } from 'node:path';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { root } from '../runner/results.ts';
import { sourceFiles } from './source-files.ts';

const code = sourceFiles(['server', 'client', 'lti', 'test'], /\.(ts|tsx|js|css)$/);

describe('the files of the house', () => {
  it('have at most 250 lines, 300 where a store or a service is one noun', () => {
    const limit = (path: string) => (/\.(store|service)\.ts$/.test(path) ? 300 : 250);
    const long = code.filter((file) => file.text.trimEnd().split('\n').length > limit(file.path));
    expect(long.map((file) => file.path)).toEqual([]);
  });

  it('are named in kebab case', () => {
    const odd = code.filter(
      (file) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/.test(basename(file.path)),
    );
    expect(odd.map((file) => file.path)).toEqual([]);
  });

  it('import by full file names', () => {
    const bare = code
      .filter((file) => /\.tsx?$/.test(file.path))
      .flatMap((file) =>
        [...file.text.matchAll(/^(?:import|export) .*from '(\.[^']*)'/gm)]
          .filter(([, source = '']) => !/\.(ts|tsx|js|json|css)$/.test(source))
          .map(([line]) => `${file.path}: ${line}`),
      );
    expect(bare).toEqual([]);
  });

  it('leave nothing for later', () => {
    const word = new RegExp(
      `\\b(${['TO', 'FIX'].map((start) => `${start}${start === 'TO' ? 'DO' : 'ME'}`).join('|')})\\b`,
    );
    expect(code.filter((file) => word.test(file.text)).map((file) => file.path)).toEqual([]);
  });
});

it('the top level holds the five rooms and the tools’ own files, nothing else', () => {
  const folders = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .filter((name) => name !== 'node_modules' && name !== 'dist');
  expect(folders.sort()).toEqual(['client', 'course-content', 'lti', 'server', 'test']);
});
