import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { root } from '../runner/results.ts';
import { openBrowser } from '../setup/browser.ts';
import { freePort, until } from '../setup/processes.ts';

const dataDir = mkdtempSync(join(tmpdir(), 're-entry-dev-'));
let child: ChildProcess | undefined;
afterAll(() => {
  child?.kill('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

/** A file that was saved, without a change of it. */
const save = (file: string) => utimesSync(join(root, file), new Date(), new Date());

it('npm run dev opens as a person of one’s choice and follows what is saved', async () => {
  const [PORT, SANDBOX_PORT] = [String(await freePort()), String(await freePort())];
  child = spawn(process.execPath, ['--import', 'tsx', join(root, 'test/demo/dev.ts')], {
    cwd: root,
    env: { ...process.env, PORT, SANDBOX_PORT, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout?.on('data', (part) => (said += String(part)));
  child.stderr?.on('data', (part) => (said += String(part)));
  const ended = new Promise<number | null>((done) => child?.once('close', done));
  const starts = () => said.match(/The tool: ready/g)?.length ?? 0;
  await new Promise<void>((done, fail) => {
    child?.stdout?.on('data', () => void (/^Open /m.test(said) && done()));
    void ended.then(() => fail(new Error(said)));
  });
  const origin = `http://localhost:${PORT}`;
  const { newPage, close } = await openBrowser();
  try {
    const page = await newPage();
    await page.goto(`${origin}/as/ines?site=canvas`);
    const frame = page.frameLocator('iframe.tool-frame');
    await frame.getByRole('heading', { name: 'Your road map' }).waitFor();
    // The tool starts again and tells the page, which finds its session.
    const loadedAgain = () => page.waitForRequest((request) => request.url().includes('/client/main.tsx'));
    let again = loadedAgain();
    save('server/app.ts');
    await until(
      () => starts() === 2,
      () => said,
    );
    await again;
    await frame.getByRole('heading', { name: 'Your road map' }).waitFor();
    again = loadedAgain();
    save('client/shell/app-root.tsx');
    await again;
    await frame.getByRole('heading', { name: 'Your road map' }).waitFor();
    expect(starts()).toBe(2);
    // Pages that the server prints have their styles too.
    await page.goto(`${origin}/nowhere`);
    await page.waitForFunction(() => document.styleSheets.length > 1);
    expect(await (await fetch(`${origin}/as/nobody`)).text()).toContain('nobody called nobody');
  } finally {
    await close();
  }
  child.kill('SIGINT');
  expect(await ended).toBe(0);
}, 180_000);
