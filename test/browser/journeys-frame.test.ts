import { beforeAll, describe, expect, it } from 'vitest';
import { aMoment, browserKit, type BrowserKit, heading, newPage, roadMap, TOOL_FRAME } from './kit.ts';
import type { SiteName } from '../setup/tool-and-lms.ts';
import { sidewaysScroll } from './measures.ts';

/** What the platform's page around ours allows, and what it does with what it is given. */
let kit: BrowserKit;
beforeAll(async () => {
  kit = await browserKit();
});

const DIALOG = { viewport: { width: 800, height: 580 } };

async function picker(site: SiteName = 'moodle') {
  const order = { site, person: 'ruth', message: 'LtiDeepLinkingRequest' } as const;
  const opened = await kit.open(order, DIALOG);
  // A module: it has no column, so that no limit of the gradebook has a say.
  await opened.tool.getByRole('checkbox').or(opened.tool.getByRole('radio')).nth(1).check();
  return opened;
}

describe('the picker', () => {
  it('in a dialog of 580 px has its two ways out in view, wherever the list stands', async () => {
    const { token } = await kit.enter({ site: 'canvas', person: 'ruth', message: 'LtiDeepLinkingRequest' });
    const page = await newPage(kit.browser, DIALOG);
    await page.addInitScript((value) => sessionStorage.setItem('re-entry.token', value), token);
    await page.goto(`${kit.tool.origin}/app/picker`);
    await heading(page, 'What should the link open?').waitFor();
    const inView = async () => {
      const box = await page.getByRole('button', { name: 'Cancel' }).boundingBox();
      return box !== null && box.y >= 0 && box.y + box.height <= 580;
    };
    expect(await inView()).toBe(true);
    await page.evaluate(() => scrollTo(0, 400));
    expect(await inView()).toBe(true);
    // What the keyboard comes to is not behind them.
    const ends = (await page.locator('.picker-end').boundingBox())!;
    for (const box of await page.getByRole('checkbox').or(page.getByRole('radio')).all()) {
      await box.focus();
      const hidden = async () => {
        const { y, height } = (await box.boundingBox())!;
        return y + height - (await page.locator('.picker-end').boundingBox())!.y;
      };
      await expect.poll(hidden).toBeLessThanOrEqual(1);
    }
    expect(ends.height).toBeLessThan(200);
    await page.context().close();
  });

  it('lets the platform lead on to another host of its own', async () => {
    await kit.lms.client.settings({ site: 'moodle', pickerReturn: 'elsewhere' });
    const { page, tool } = await picker();
    const before = (await kit.lms.client.state('moodle')).links.length;
    await tool.getByRole('button', { name: /^Add/ }).click();
    await expect
      .poll(async () => (await kit.lms.client.state('moodle')).links.length, { timeout: 10_000 })
      .toBe(before + 1);
    const elsewhere = new RegExp(`^http://localhost:\\d+/moodle/`);
    await expect.poll(() => page.frames().some((frame) => elsewhere.test(frame.url()))).toBe(true);
    await kit.lms.client.settings({ site: 'moodle', pickerReturn: 'page' });
    await page.context().close();
  });

  it('stands still where the platform takes the links and answers with nothing; after 8 s it can be used again', async () => {
    await kit.lms.client.settings({ site: 'canvas', pickerReturn: 'nothing' });
    const { page, tool } = await picker('canvas');
    const before = (await kit.lms.client.state('canvas')).links.length;
    await tool.getByRole('button', { name: /^Add/ }).click();
    await tool.getByText(/^Your course may have it already/).waitFor();
    expect((await kit.lms.client.state('canvas')).links).toHaveLength(before + 1);
    const add = tool.getByRole('button', { name: /^Add/ });
    expect(await add.getAttribute('aria-busy')).toBe('false');
    await aMoment(page);
    await tool.getByRole('button', { name: 'Cancel' }).click();
    await tool.getByText(/^Nothing was added/).waitFor();
    expect(await tool.getByText(/^Your course may have it already/).count()).toBe(0);
    await kit.lms.client.settings({ site: 'canvas', pickerReturn: 'page' });
    await page.context().close();
  });

  it('is one step back from an empty page of the platform, and says that the links may be there', async () => {
    await kit.lms.client.settings({ site: 'moodle', pickerReturn: 'nothing' });
    const { page, tool } = await picker();
    const before = (await kit.lms.client.state('moodle')).links.length;
    await tool.getByRole('button', { name: /^Add/ }).click();
    await expect
      .poll(async () => (await kit.lms.client.state('moodle')).links.length, { timeout: 10_000 })
      .toBe(before + 1);
    // The page in the frame is Moodle's own, which posts what it was given once more: there is nobody of ours to speak.
    expect(await tool.getByRole('button').count()).toBe(0);
    // Playwright's own waits for a load of the whole page.
    await page.evaluate(() => history.back());
    await tool.getByText(/^Your course may have it already/).waitFor();
    expect(await tool.getByRole('button', { name: 'Cancel' }).getAttribute('aria-busy')).toBe('false');
    await kit.lms.client.settings({ site: 'moodle', pickerReturn: 'page' });
    await page.context().close();
  });
});

describe('a frame that allows neither windows nor dialogs', () => {
  it('is told of in words, with the address to copy; what cannot work is not offered again', async () => {
    const page = await newPage(kit.browser);
    await page.addInitScript((name) => {
      new MutationObserver(() => {
        const frame = document.querySelector(`iframe[name=${name}]`);
        frame?.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-forms');
      }).observe(document, { childList: true, subtree: true });
    }, TOOL_FRAME);
    const { tool } = await kit.openIn(page, { site: 'moodle', person: 'tom' });
    await roadMap(tool).waitFor();
    const more = tool.locator('summary[aria-label="More"]');
    for (const [act, words] of [
      ['Open full page', 'does not let this page open a window'],
      ['Print this page', 'does not let this page print'],
    ] as const) {
      await more.click();
      await tool.getByRole('button', { name: act }).click();
      await tool.getByText(words).waitFor();
      expect(await tool.locator('.by-hand a').getAttribute('href')).toBe(`${kit.tool.origin}/app`);
      await more.click();
      expect(await tool.getByRole('button', { name: act }).count()).toBe(0);
      await more.click();
    }
    await page.context().close();
  });
});

describe('a name of 190 letters', () => {
  it('breaks on a phone, in a list and as a title, and pushes nothing aside', async () => {
    const name = 'W'.repeat(190);
    await kit.enter({ site: 'canvas', person: 'tom' });
    const { token } = await kit.enter({ site: 'canvas', person: 'ruth' });
    const page = await newPage(kit.browser, { viewport: { width: 390, height: 700 } });
    await page.addInitScript((value) => sessionStorage.setItem('re-entry.token', value), token);
    await page.route(`${kit.tool.origin}/api/cohort/**`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replaceAll('Tom Brightwell', name) });
    });
    await page.goto(`${kit.tool.origin}/app/cohort`);
    await page.getByRole('link', { name }).waitFor();
    expect(await sidewaysScroll(page)).toEqual([]);
    await page.getByRole('link', { name }).click();
    await heading(page, name).waitFor();
    expect(await sidewaysScroll(page)).toEqual([]);
    await page.context().close();
  });
});
