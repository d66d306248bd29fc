import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { browserKit, heading, newPage, type BrowserKit } from './kit.ts';

/** What a learner writes for themselves, on one device and on two. */
let kit: BrowserKit;
beforeAll(async () => {
  kit = await browserKit();
});

const REFLECTION = '/app/course/business-case-persuade/set-without-us';
const ARTICLE = '/app/course/conversation-models/goal-too-early';

/** A learner on a device of their own. */
async function device(person: string, path: string): Promise<Page> {
  const { token } = await kit.enter({ site: 'moodle', person });
  const page = await newPage(kit.browser, { viewport: { width: 390, height: 844 } });
  await page.addInitScript((value) => sessionStorage.setItem('re-entry.token', value), token);
  await page.goto(`${kit.tool.origin}${path}`);
  return page;
}

const question = (page: Page) => page.getByRole('textbox', { name: /^The moment when you missed/ });
const saved = (page: Page) => page.locator('.save-line.saved').first();

describe('[a8] a private note', () => {
  it('is written in the step, found among all of them by its words, and leads back to its step', async () => {
    const page = await device('tom', ARTICLE);
    await page.getByText('Your note', { exact: true }).first().click();
    await page.getByRole('textbox', { name: 'Your note' }).fill('La señal: nobody asks on Fridays.');
    await saved(page).waitFor();
    await page.goto(`${kit.tool.origin}${REFLECTION}`);
    await question(page).fill('When the clock stopped.');
    await question(page).blur();
    await saved(page).waitFor();
    await page.locator('header.bar summary').click();
    await page.getByRole('link', { name: 'My notes' }).click();
    await heading(page, 'My notes').waitFor();
    await page.getByText('The moment when you missed').waitFor();
    await page.getByRole('searchbox', { name: 'Words to look for' }).fill('senal');
    await page.getByText('1 note', { exact: true }).waitFor();
    await page.getByText('When the clock stopped.').waitFor({ state: 'detached' });
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download as text' }).click();
    expect((await download).suggestedFilename()).toBe('my-notes.txt');
    await page.getByRole('link', { name: /^2\.1 / }).click();
    await expect
      .poll(() => page.getByRole('textbox', { name: 'Your note' }).inputValue())
      .toBe('La señal: nobody asks on Fridays.');
    await page.context().close();
  });

  it('is offered to no trainer, who reads the question and nothing else', async () => {
    const page = await device('ruth', REFLECTION);
    await page.getByText('The moment when you missed').first().waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.getByRole('textbox').count()).toBe(0);
    await page.context().close();
  });
});

describe('[C2] the same box on two devices', () => {
  it('shows both texts and what differs, and keeps what the learner chooses', async () => {
    const laptop = await device('farah', REFLECTION);
    await question(laptop).fill('Nobody kept the time.');
    await question(laptop).blur();
    await saved(laptop).waitFor();
    const phone = await device('farah', REFLECTION);
    await expect.poll(() => question(phone).inputValue()).toBe('Nobody kept the time.');
    await question(phone).fill('Nobody kept the time, or wanted to.');
    await question(phone).blur();
    await saved(phone).waitFor();
    await question(laptop).fill('Somebody kept the time.');
    await question(laptop).blur();
    await laptop.getByText('You wrote here in two places').waitFor();
    await expect
      .poll(() => laptop.locator('.two-texts mark').allTextContents())
      .toEqual(expect.arrayContaining(['Somebody']));
    await laptop.getByRole('button', { name: 'Keep both, one after the other' }).click();
    await saved(laptop).waitFor();
    const both = 'Somebody kept the time.\n\nNobody kept the time, or wanted to.';
    expect(await question(laptop).inputValue()).toBe(both);
    await phone.reload();
    await expect.poll(() => question(phone).inputValue()).toBe(both);
    for (const page of [laptop, phone]) await page.context().close();
  });
});
