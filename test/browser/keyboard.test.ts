import type { Frame, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  aMoment,
  browserKit,
  type BrowserKit,
  heading,
  markButton,
  newPage,
  roadMap,
  takeBackButton,
  toolFrame,
} from './kit.ts';
import { sidewaysScroll } from './measures.ts';

/** Hands on the keyboard only, inside the LMS's page; and the page in a frame as small as a telephone. */
let kit: BrowserKit;
beforeAll(async () => {
  kit = await browserKit();
});

const MOST_STOPS = 120;

/** What has the focus in the frame, by the words that a screen reader says first; empty when nothing has. */
function focused(frame: Frame): Promise<{ name: string; ring: boolean }> {
  return frame.evaluate(() => {
    const one = document.activeElement;
    if (!one || one === document.body) return { name: '', ring: true };
    const label = one instanceof HTMLInputElement ? one.labels?.[0]?.textContent : undefined;
    const name = (one.getAttribute('aria-label') ?? label ?? one.textContent ?? '')
      .replace(/\s+/g, ' ')
      .trim();
    return { name, ring: getComputedStyle(one).outlineStyle !== 'none' };
  });
}

/** Presses Tab until the named thing has the focus; every stop on the way must show that it has it. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    const now = await focused(toolFrame(page));
    expect({ ...now, ring: true }).toEqual(now);
    if (name.test(now.name)) return;
    passed.push(now.name);
  }
  throw new Error(`No stop is named ${name}. Passed: ${[...new Set(passed)].join(' | ')}`);
}

describe('[C18] by keyboard only', () => {
  it('a learner goes from the road map through a step, takes "done" back, and changes the language', async () => {
    const { page, tool } = await kit.open({ site: 'moodle', person: 'tom' });
    await roadMap(tool).waitFor();
    await tabTo(page, /^Skip to the page$/);
    await tabTo(page, /^Begin with step 1\.1/);
    await page.keyboard.press('Enter');
    await markButton(tool).waitFor();
    await tabTo(page, /^Mark step 1\.1 as done$/);
    await page.keyboard.press('Enter');
    await takeBackButton(tool).waitFor();
    // The button has gone: the focus is on what says that the step is done, and a second press on it undoes nothing.
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await focused(toolFrame(page))).name).toMatch(/^Done /);
    await aMoment(page);
    await tabTo(page, /^Not done after all$/);
    await page.keyboard.press('Enter');
    await markButton(tool).waitFor();
    await aMoment(page);
    await page.keyboard.press('Enter');
    await takeBackButton(tool).waitFor();
    await tabTo(page, /^Next step: 1\.2/);
    await page.keyboard.press('Enter');
    await tool.getByText(/^Step 2 of/).waitFor();
    // A screen reader begins at the heading of the new page.
    await expect.poll(() => toolFrame(page).evaluate(() => document.activeElement?.tagName)).toBe('H1');
    for (const before of ['Step 2 of 9', 'Module 1', 'More']) {
      await page.keyboard.press('Shift+Tab');
      await expect.poll(async () => (await focused(toolFrame(page))).name).toBe(before);
    }
    await page.keyboard.press('Enter');
    await tool.getByRole('button', { name: 'Print this page' }).waitFor();
    await page.keyboard.press('Escape');
    await tool.getByRole('button', { name: 'Print this page' }).waitFor({ state: 'hidden' });
    expect((await focused(toolFrame(page))).name).toBe('More');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await tool.getByText(/^Paso 2 de 9/).waitFor();
    await page.context().close();
  });

  it('a trainer chooses what a link opens', async () => {
    const { page, tool } = await kit.open({ site: 'canvas', person: 'ruth' });
    await page.getByRole('link', { name: 'Back to the course' }).click();
    await page
      .getByRole('link', { name: /^Add content/ })
      .first()
      .press('Enter');
    await heading(tool, 'What should the link open?').waitFor();
    await tool.getByText('Whole course').waitFor();
    await tabTo(page, /Whole course/);
    await page.keyboard.press('Space');
    await tabTo(page, /^Add 1 link$/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/courses\/\d+$/);
    expect((await kit.lms.client.state('canvas')).links).toHaveLength(2);
    await page.context().close();
  });
});

describe('[C13] in a frame on a telephone', () => {
  const PHONE = { viewport: { width: 390, height: 700 } };
  const heights = (page: Page) =>
    toolFrame(page).evaluate(() => [document.documentElement.scrollHeight, window.innerHeight] as const);

  it('Canvas makes the frame as tall as the page, so there is one scroll bar', async () => {
    const { page, tool } = await kit.open({ site: 'canvas', person: 'tom' }, PHONE);
    await roadMap(tool).waitFor();
    await expect
      .poll(async () => {
        const [content, frame] = await heights(page);
        return content - frame;
      })
      .toBeLessThanOrEqual(1);
    expect(await sidewaysScroll(toolFrame(page))).toEqual([]);
    // After a change of page the top of the new one is where the eye is.
    await tool.getByRole('link', { name: 'Course', exact: true }).click();
    await heading(tool, 'Course').waitFor();
    await expect
      .poll(async () => {
        const [content, frame] = await heights(page);
        return content - frame;
      })
      .toBeLessThanOrEqual(1);
    await page.context().close();
  });

  it('Moodle keeps its frame: only the frame’s own page scrolls, never sideways', async () => {
    const { page, tool } = await kit.open({ site: 'moodle', person: 'farah' }, PHONE);
    await roadMap(tool).waitFor();
    expect(await sidewaysScroll(toolFrame(page))).toEqual([]);
    const inner = await toolFrame(page).evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter(
          (one) =>
            /auto|scroll/.test(getComputedStyle(one).overflowY) && one.scrollHeight > one.clientHeight + 1,
        )
        .map((one) => one.className),
    );
    expect(inner).toEqual([]);
    await tool.locator('summary[aria-label="More"]').click();
    await tool.getByRole('button', { name: 'Open full page' }).waitFor();
    await page.context().close();
  });

  it('the page of a refused launch fits as well', async () => {
    const page = await newPage(kit.browser, PHONE);
    const overrides = { signWith: 'other-key' as const };
    const { tool } = await kit.openIn(page, { site: 'moodle', person: 'tom', overrides });
    await heading(tool, 'We could not be sure that this came from your course').waitFor();
    expect(await sidewaysScroll(toolFrame(page))).toEqual([]);
    await page.context().close();
  });
});
