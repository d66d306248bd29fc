import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { browserKit, newPage, takeBackButton, type BrowserKit } from './kit.ts';

let kit: BrowserKit;
beforeAll(async () => {
  kit = await browserKit();
});

const STEP = '/app/course/conversation-models/question-bank';
const DRAWERS = ['open', 'deepen', 'challenge', 'choose', 'commit', 'review'];

async function opened(person: string, path: string): Promise<Page> {
  const page = await newPage(kit.browser, { viewport: { width: 390, height: 800 } });
  const { token } = await kit.enter({ site: 'moodle', person });
  await page.addInitScript((value) => sessionStorage.setItem('re-entry.token', value), token);
  await page.goto(`${kit.tool.origin}${path}`);
  return page;
}

it('[b3][S0.13] ten questions are sorted in their step on a phone, which is then done, and are there after a reload', async () => {
  const page = await opened('tom', STEP);
  await page.getByRole('button', { name: 'Open your question bank' }).click();
  const box = page.getByLabel('A question in your own words');
  for (let at = 1; at <= 10; at += 1) {
    await box.fill(`What about ${at}?`);
    await box.press('Enter');
    await page.getByLabel(`Drawer of: What about ${at}?`).selectOption(DRAWERS[at % 6] ?? '');
  }
  await page.getByText('10 of 10 sorted.').waitFor();
  await takeBackButton(page).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await page.reload();
  await page.getByRole('button', { name: 'Open your question bank' }).click();
  await page.getByText('10 of 10 sorted.').waitFor();
  await takeBackButton(page).waitFor();
  await page.getByRole('link', { name: 'On a page of its own' }).click();
  await page.getByRole('heading', { name: 'Question bank', level: 1 }).waitFor();
  await page.getByText('10 of 10 sorted.').waitFor();
  await page.context().close();
});
