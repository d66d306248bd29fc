import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions, Frame, FrameLocator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { clientDist } from '../../server/core/first-page.ts';
import type { LaunchOrder } from '../lms/launches.ts';
import { openBrowser, type OpenBrowser } from '../setup/browser.ts';
import { toolAndLms, type ToolAndLms } from '../setup/tool-and-lms.ts';
import { atEnd } from '../setup/at-end.ts';

/** Name of the frame in which both sites of the sandbox show a tool. */
export const TOOL_FRAME = 'tool_content';

export interface Opened {
  /** The LMS's page. */
  page: Page;
  /** What the person sees of the tool. */
  tool: FrameLocator;
}

export interface BrowserKit extends ToolAndLms {
  browser: OpenBrowser;
  /** A whole launch in a fresh profile, inside the LMS's page; `link` is `Course` unless the order says otherwise. */
  open(order: LaunchOrder, options?: BrowserContextOptions): Promise<Opened>;
  /** The same in a page that is there already: another tab, or the same person once more. */
  openIn(page: Page, order: LaunchOrder): Promise<Opened>;
  /** Does all work behind the scenes that is due now: minutes to the outbox, scores to the LMS, rosters. */
  workOff(): Promise<void>;
}

/** The tool, both sites and a browser for one test file. Call it in beforeAll. */
export async function browserKit(settings: Record<string, string> = {}): Promise<BrowserKit> {
  needClient();
  const both = await toolAndLms(settings);
  const browser = await openBrowser();
  atEnd(() => browser.close());
  const openIn = async (page: Page, order: LaunchOrder): Promise<Opened> => {
    const { pageUrl } = await both.lms.client.launch({ link: 'Course', ...order });
    await page.goto(pageUrl);
    return { page, tool: page.frameLocator(`iframe[name=${TOOL_FRAME}]`) };
  };
  return {
    ...both,
    browser,
    openIn,
    open: async (order, options) => openIn(await newPage(browser, options), order),
    workOff: () => workOff(both.tool),
  };
}

/** Without a built client the shell is an empty page, and every test would wait for its time-out. */
export function needClient(): void {
  if (!existsSync(join(clientDist, '.vite/manifest.json')))
    throw new Error('There is no built client in dist/client. Make it with: npm run build:client');
}

const A_MOMENT_MS = 10_000;

/** A score waits a moment for the next change, so the clock goes forward for the time of the work. */
async function workOff({ rooms, clock }: ToolAndLms['tool']): Promise<void> {
  for (const name of ['rosters', 'handOver', 'scores'] as const) {
    clock.forward(A_MOMENT_MS);
    while (await rooms.work[name]()) continue;
  }
  clock.forward(-3 * A_MOMENT_MS);
}

/** A page whose waits end before the test's own limit, so that the message says what was waited for. */
export async function newPage(browser: OpenBrowser, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1032, height: 900 }, ...options });
  page.setDefaultTimeout(30_000);
  return page;
}

/** The tool's frame itself, for what a locator cannot ask. */
export function toolFrame(page: Page): Frame {
  const frame = page.frame({ name: TOOL_FRAME });
  if (!frame) throw new Error('The LMS page shows no tool.');
  return frame;
}

/** Presses the browser's "reload this frame", and waits until the new page stands. */
export async function reload(frame: Frame | Page): Promise<void> {
  await frame.evaluate(() => {
    Object.assign(window, { beforeReload: true });
    setTimeout(() => location.reload());
  });
  await expect
    .poll(() => frame.evaluate(() => 'beforeReload' in window).catch(() => true), { timeout: 20_000 })
    .toBe(false);
}

export const heading = (where: FrameLocator | Page, name: string | RegExp) =>
  where.getByRole('heading', { name }).first();

/** A learner's home stands when its map does. */
export const roadMap = (where: FrameLocator | Page) => heading(where, /^(Your road map|Tu hoja de ruta)$/);

/** The button that marks a step; it names the step, because the platform may have a "Mark as done" of its own above us. */
export const markButton = (where: FrameLocator | Page) =>
  where.getByRole('button', { name: /^(Mark step [\d.]+ as done|Marcar el paso [\d.]+ como hecho)$/ });
export const takeBackButton = (where: FrameLocator | Page) =>
  where.getByRole('button', { name: /^(Not done after all|Quitar la marca de hecho)/ });

/** A press that follows a change too closely is not taken: what a person needs to see that it has happened. */
export const aMoment = (page: Page) => page.waitForTimeout(1_000);
