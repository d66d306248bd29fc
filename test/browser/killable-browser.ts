import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../setup/browser-binary.ts';
import { freePort, until } from '../setup/processes.ts';

/** A busy machine takes its time. */
const STARTS_WITHIN_MS = 90_000;

export interface KillableBrowser {
  /** A page in the one profile, with a session as after a launch. */
  open(address: string, token: string): Promise<Page>;
  /** All its processes at once, with no time to write anything down. */
  kill(): Promise<void>;
  /** Again, with the same profile. */
  start(): Promise<void>;
  remove(): Promise<void>;
}

/** A Chromium with a profile on disk. Playwright ends its own browsers politely, so this one is started beside it. */
export async function killableBrowser(): Promise<KillableBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 're-entry-profile-'));
  let running: Running | undefined = await started(profile);
  const kill = async () => {
    const { child } = running ?? {};
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    process.kill(-child.pid, 'SIGKILL');
    await ended;
    running = undefined;
  };
  return {
    kill,
    start: async () => {
      running = await started(profile);
    },
    open: async (address, token) => {
      const [context] = running?.browser.contexts() ?? [];
      if (!context) throw new Error('the browser is not running');
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      await page.addInitScript((value) => sessionStorage.setItem('re-entry.token', value), token);
      await page.goto(address);
      return page;
    },
    remove: async () => {
      await kill();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

interface Running {
  child: ChildProcess;
  browser: Browser;
}

async function started(profile: string): Promise<Running> {
  const binary = await findBrowser();
  const port = await freePort();
  const switches = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', 'about:blank'];
  const child = spawn(
    binary.path,
    [`--remote-debugging-port=${port}`, `--user-data-dir=${profile}`, ...switches],
    // A group of its own, so that its renderers are killed with it.
    { detached: true, stdio: 'ignore', env: { ...process.env, ...binary.env } },
  );
  const address = `http://127.0.0.1:${port}`;
  const answers = () =>
    fetch(`${address}/json/version`).then(
      ({ ok }) => ok,
      () => false,
    );
  await until(answers, () => 'the browser did not start', STARTS_WITHIN_MS);
  return { child, browser: await chromium.connectOverCDP(address) };
}
