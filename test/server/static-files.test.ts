import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { clientDist } from '../../server/core/first-page.ts';
import { startTool } from '../setup/tool.ts';

const name = `taken-away-${process.pid}.js`;
const file = join(clientDist, 'assets', name);
afterAll(() => rmSync(file, { force: true }));

it('a file that a new build has taken away is one answer that ends early, and the tool goes on', async () => {
  mkdirSync(join(clientDist, 'assets'), { recursive: true });
  writeFileSync(file, 'export {};');
  const { origin } = await startTool();
  const there = await fetch(`${origin}/assets/${name}`);
  expect(await there.text()).toBe('export {};');
  rmSync(file);
  await expect(fetch(`${origin}/assets/${name}`).then((answer) => answer.text())).rejects.toThrow(TypeError);
  expect((await fetch(`${origin}/healthz`)).status).toBe(200);
});
