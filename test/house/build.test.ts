import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../runner/results.ts';

/** What only `npm run dev`, `npm run demo` and the tests have. */
const ELSEWHERE = ['/as/', '@vite', 'import.meta.hot', 'showcase', 'sandbox', 'ws.send'];

it('the build has no trace of the ways that developers have', () => {
  const dist = join(root, 'dist');
  const files = existsSync(dist)
    ? readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) =>
        /\.(js|css|html|json)$/.test(file),
      )
    : [];
  // `npm test` builds before its tests.
  expect(files).toContain(join('server', 'main.js'));
  expect(files).toContain(join('client', '.vite', 'manifest.json'));
  expect(files.filter((file) => /^(test|node_modules)\b/.test(file))).toEqual([]);
  for (const file of files) {
    const text = readFileSync(join(dist, file), 'utf8');
    for (const trace of ELSEWHERE) expect(text.includes(trace), `${file}: ${trace}`).toBe(false);
  }
});
