import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { aMoment, browserKit, type BrowserKit, markButton, newPage, reload, takeBackButton } from './kit.ts';
import { sidewaysScroll } from './measures.ts';
import { barriers } from '../setup/barriers.ts';

/** Forms as people fill them in: on a phone, in a step, and in two tabs. */
let kit: BrowserKit;
beforeAll(async () => {
  kit = await browserKit();
});

const PHONE = { width: 390, height: 844 };
const PROFILE = '/app/course/01-starting-points/08-open-context-profile';
const FORM = '/app/forms/organisational-context-profile/plain/own';

/** A window of the person's own: on a phone the platform opens the tool so. */
async function openAs(person: string, path: string): Promise<Page> {
  const { token } = await kit.enter({ site: 'canvas', person });
  const page = await newPage(kit.browser, { viewport: PHONE });
  await page.addInitScript((value) => sessionStorage.setItem('re-entry.token', value), token);
  await page.goto(`${kit.tool.origin}${path}`);
  return page;
}

async function stepPath(): Promise<string> {
  const { token } = await kit.enter({ site: 'canvas', person: 'tom' });
  const { body } = await kit.tool.call('GET', '/api/course/road-map', { token });
  const [first] = (body as { modules: { slug: string; steps: { slug: string }[] }[] }).modules;
  const step = first?.steps.find(({ slug }) => PROFILE.endsWith(slug)) ?? first?.steps[7];
  return `/app/course/${first?.slug ?? ''}/${step?.slug ?? ''}`;
}

const saved = (page: Page) => page.getByText(/^Saved \d\d:\d\d$/).first();

describe('a form in a step, on a phone', () => {
  it('[C2] [S3.22] keeps what is typed over a reload, says what is missing, and the step is done when it is finished', async () => {
    const page = await openAs('tom', await stepPath());
    await page.getByRole('button', { name: 'Open the profile' }).click();
    await page.getByLabel('Kind of organisation').selectOption('fe-college');
    await page
      .getByLabel(/^Mentoring or coaching that exists/)
      .fill('Two heads of department meet on Fridays');
    await page.getByLabel(/^How many sites/).fill('2');
    await saved(page).waitFor();
    await reload(page);
    await page.getByRole('button', { name: 'Go on with it' }).click();
    expect(await page.getByLabel(/^Mentoring or coaching that exists/).inputValue()).toBe(
      'Two heads of department meet on Fridays',
    );
    await page.getByRole('button', { name: 'Save and finish' }).click();
    await page.getByText('One thing is missing.').waitFor();
    await page.getByRole('link', { name: 'How many staff?' }).click();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SELECT');
    await page.getByLabel(/^How many staff/).selectOption('200-499');
    for (const width of [320, PHONE.width]) {
      await page.setViewportSize({ ...PHONE, width });
      expect(await sidewaysScroll(page)).toEqual([]);
    }
    expect(await barriers(page, '.form-in-step')).toEqual([]);
    await page.getByRole('button', { name: 'Save and finish' }).click();
    await page
      .getByText(/^Finished \d\d:\d\d$/)
      .first()
      .waitFor();
    await takeBackButton(page).waitFor();
    await page.context().close();
  });

  it('[C8] says at every field who reads it, and is shared field by field', async () => {
    const page = await openAs('joanna', FORM);
    const seen = page.locator('[data-field=time_and_space] .seen-by');
    await page.getByLabel(/^When and where can people talk/).fill('The small room, after four');
    expect(await seen.textContent()).toBe('Seen by only you, until you share it.');
    await page.getByLabel('With whom you share: When and where can people talk in private?').selectOption({
      label: 'Group, in disguise',
    });
    await page.getByText(/^Shared with your set or trio since/).waitFor();
    expect(await seen.textContent()).toMatch(/^Seen by you and your set or trio\./);
    await aMoment(page);
    await page.getByRole('button', { name: 'Stop sharing with your set or trio' }).click();
    await page.getByText(/^Shared with your set or trio since/).waitFor({ state: 'detached' });
    expect(await seen.textContent()).toBe('Seen by only you, until you share it.');
    await page.context().close();
  });

  it('that two devices write shows both texts, and keeps what is chosen', async () => {
    const phone = await openAs('colm', FORM);
    await phone.getByLabel(/^Daily pressures/).fill('Cover on Mondays');
    await saved(phone).waitFor();
    const laptop = await openAs('colm', FORM);
    await laptop.getByLabel(/^Daily pressures/).fill('Cover on Mondays and no room');
    await saved(laptop).waitFor();
    await phone.getByLabel(/^Daily pressures/).fill('Cover on Mondays and Tuesdays');
    await phone.getByLabel(/^How many sites/).fill('3');
    await phone.keyboard.press('Tab');
    const two = phone.getByRole('alert');
    await two.getByText('Cover on Mondays and no room').waitFor();
    await two.getByText('Cover on Mondays and Tuesdays').waitFor();
    const stays = two.getByRole('group', { name: 'What stays: Daily pressures' });
    await stays.getByRole('radio', { name: 'What is there' }).check({ force: true });
    await two.getByRole('button', { name: 'Keep these' }).click();
    await two.waitFor({ state: 'detached' });
    await saved(phone).waitFor();
    expect(await phone.getByLabel(/^Daily pressures/).inputValue()).toBe('Cover on Mondays and no room');
    expect(await phone.getByLabel(/^How many sites/).inputValue()).toBe('3');
    await laptop.context().close();
    await phone.context().close();
  });

  it('a trainer sees as it is before anybody writes, with nothing to write', async () => {
    const page = await openAs('ruth', await stepPath());
    await page.getByRole('button', { name: 'Open the profile' }).click();
    await page.getByText(/^Learners fill this in\./).waitFor();
    expect(await page.locator('.form-in-step :is(input, select, textarea)').count()).toBe(0);
    await markButton(page).waitFor({ state: 'detached' });
    await page.context().close();
  });
});

describe('a form on paper', () => {
  it('[j9] is printed empty or as it stands, and taken as a file for Word in both languages', async () => {
    const page = await openAs('grace', FORM);
    await page.getByLabel(/^Daily pressures/).fill('Cover on Mondays\nand no room');
    await saved(page).waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Word file, Spanish' }).click();
    expect((await download).suggestedFilename()).toBe('organisational-context-profile-es.docx');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('[data-field=pressures_daily] textarea').isVisible()).toBe(false);
    const printed = await page
      .locator('[data-field=pressures_daily] .grown')
      .evaluate((box) => getComputedStyle(box, '::after').content);
    expect(printed).toContain('Cover on Mondays');
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('link', { name: 'Print it empty' }).click();
    await page.getByText('A guess is enough.').waitFor();
    expect(await page.locator('.blank-form :is(input, select, textarea)').count()).toBe(0);
    expect(await page.locator('.blank-form').textContent()).not.toContain('Cover on Mondays');
    await page.context().close();
  });
});
