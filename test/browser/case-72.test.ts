import type { BrowserContext, FrameLocator, Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  browserKit,
  type BrowserKit,
  heading,
  markButton,
  newPage,
  reload,
  roadMap,
  takeBackButton,
  toolFrame,
} from './kit.ts';
import { refuseInFrames } from './refusing-browser.ts';

/**
 * Launches inside the LMS's page, in a browser that blocks cookies of third parties and keeps the storage of frames in
 * partitions. Four ways to know the browser again, each alone; each ends at the learner's road map.
 */
let kit: BrowserKit;
beforeAll(async () => {
  kit = await browserKit();
});
afterEach(() => kit.lms.client.settings({ site: 'canvas', storage: 'frame' }));

/** Addresses of the tool that the page asked for, in order, with the names of the cookies sent along. */
function watch(page: Page) {
  const seen: { path: string; cookies: Promise<string[]> }[] = [];
  page.context().on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== kit.tool.origin || !url.pathname.startsWith('/lti/')) return;
    const cookies = request.allHeaders().then(({ cookie = '' }) =>
      cookie
        .split('; ')
        .map((pair) => pair.split('=')[0] ?? '')
        .filter(Boolean),
    );
    seen.push({ path: url.pathname, cookies });
  });
  return {
    paths: () => seen.map((one) => one.path),
    cookiesAt: async (path: string) => (await seen.find((one) => one.path === path)?.cookies) ?? [],
  };
}

async function refusingPage(refusals: { storage: boolean }): Promise<Page> {
  const page = await newPage(kit.browser);
  await refuseInFrames(page.context(), kit.tool.origin, refusals);
  return page;
}

async function standsAfterReload(page: Page, tool: FrameLocator): Promise<void> {
  await roadMap(tool).waitFor();
  expect(toolFrame(page).url()).toMatch(/^[^?#]*\/app\/?$/);
  await reload(toolFrame(page));
  await roadMap(tool).waitFor();
}

const keysOf = (page: Page, start: string) =>
  page.evaluate((prefix) => Object.keys(localStorage).filter((key) => key.startsWith(prefix)), start);

const closing = (context: BrowserContext) => context.close();

describe.each(['moodle', 'canvas'] as const)('[case 72] [C1] a learner of %s', (site) => {
  it('by cookie: only the partitioned one gets through, and it is enough', async () => {
    const page = await newPage(kit.browser);
    const seen = watch(page);
    const { tool } = await kit.openIn(page, { site, person: 'tom' });
    await standsAfterReload(page, tool);
    expect(seen.paths()).toEqual(['/lti/login', '/lti/launch']);
    const sent = await seen.cookiesAt('/lti/launch');
    expect(sent.filter((name) => name.startsWith('__Host-lti_'))).toHaveLength(1);
    expect(sent.filter((name) => name.startsWith('__Host-ltiu_'))).toEqual([]);
    await closing(page.context());
  });

  it('by localStorage, where a frame gets no cookies at all', async () => {
    await kit.lms.client.settings({ site: 'canvas', storage: 'silent' });
    const page = await refusingPage({ storage: false });
    const seen = watch(page);
    const { tool } = await kit.openIn(page, { site, person: 'tom' });
    await standsAfterReload(page, tool);
    expect(seen.paths()).toEqual(['/lti/login', '/lti/launch', '/lti/launch/continue']);
    const left = await toolFrame(page).evaluate(() => Object.keys(localStorage));
    expect(left.filter((key) => key.startsWith('lti_binder'))).toEqual([]);
    await closing(page.context());
  });

  it('by a new window, where the frame may keep nothing: the page says so and has one button', async () => {
    await kit.lms.client.settings({ site: 'canvas', storage: 'silent' });
    const page = await refusingPage({ storage: true });
    const seen = watch(page);
    const { tool } = await kit.openIn(page, { site, person: 'tom' });
    await heading(tool, 'Your browser stopped us opening inside this page').waitFor();
    // The LMS's one-time hint must be unspent, or the new window would find it used up.
    expect(seen.paths()).toEqual(['/lti/login']);
    const opened = page.context().waitForEvent('page');
    await tool.getByRole('button', { name: 'Open Re-entry in its own tab' }).click();
    const own = await opened;
    await roadMap(own).waitFor();
    expect(own.url()).toMatch(/^[^?#]*\/app\/?$/);
    await reload(own);
    await roadMap(own).waitFor();
    await closing(page.context());
  });
});

describe('[case 72] [C1] the platform’s storage, where the frame may keep nothing', () => {
  it.each(['frame', 'parent-only'] as const)('Canvas with its storage in: %s', async (storage) => {
    await kit.lms.client.settings({ site: 'canvas', storage });
    const page = await refusingPage({ storage: true });
    const seen = watch(page);
    const { tool } = await kit.openIn(page, { site: 'canvas', person: 'tom' });
    await roadMap(tool).waitFor();
    expect(seen.paths()).toEqual(['/lti/login', '/lti/launch', '/lti/launch/continue']);
    // Canvas never lets an entry expire: the tool takes its own away.
    expect(await keysOf(page, 'lti|platform_storage')).toEqual([]);
    await closing(page.context());
  });

  it('a reload of the frame finds no token, says what to press, and the LMS’s link opens it again', async () => {
    const page = await refusingPage({ storage: true });
    const { tool } = await kit.openIn(page, { site: 'canvas', person: 'tom' });
    await roadMap(tool).waitFor();
    await reload(toolFrame(page));
    await heading(tool, 'Open Re-entry again from your course').waitFor();
    await page.getByRole('link', { name: 'Back to the course' }).click();
    await page.getByRole('link', { name: 'Course', exact: true }).click();
    await roadMap(tool).waitFor();
    await closing(page.context());
  });
});

describe('one browser, several people', () => {
  it('[case 72] two tabs hold two people, also after a reload of either', async () => {
    const context = await kit.browser.newContext();
    const first = await context.newPage();
    const tom = await kit.openIn(first, { site: 'moodle', person: 'tom' });
    await tom.tool.getByRole('link', { name: /^Begin with step/ }).click();
    await markButton(tom.tool).click();
    await takeBackButton(tom.tool).waitFor();
    const second = await context.newPage();
    const farah = await kit.openIn(second, { site: 'moodle', person: 'farah' });
    await farah.tool.getByRole('link', { name: /^Begin with step/ }).waitFor();
    await reload(toolFrame(first));
    await takeBackButton(tom.tool).waitFor();
    await reload(toolFrame(second));
    await farah.tool.getByRole('link', { name: /^Begin with step/ }).waitFor();
    await closing(context);
  });

  it('[case 72] two sites at once in one browser: neither sign-in overwrites the other', async () => {
    const context = await kit.browser.newContext();
    const pages = [await context.newPage(), await context.newPage()] as const;
    const [inMoodle, inCanvas] = await Promise.all([
      kit.openIn(pages[0], { site: 'moodle', person: 'grace' }),
      kit.openIn(pages[1], { site: 'canvas', person: 'colm' }),
    ]);
    await Promise.all([roadMap(inMoodle.tool).waitFor(), roadMap(inCanvas.tool).waitFor()]);
    const people = await kit.tool.database.connection.collection('sessions').distinct('person');
    expect(people.length).toBeGreaterThanOrEqual(2);
    await closing(context);
  });
});
