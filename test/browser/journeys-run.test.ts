import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { aMoment, browserKit, type BrowserKit, heading, newPage, roadMap } from './kit.ts';

/** What a run's people settle, look for, take to work and bring back. */
let kit: BrowserKit;
beforeAll(async () => {
  kit = await browserKit();
});

/** A window of the person's own, on a phone unless a trainer sits at a desk. */
async function openAs(person: string, path: string, link?: string | number): Promise<Page> {
  const { token } = await kit.enter({ site: 'moodle', person, ...(link === undefined ? {} : { link }) });
  const phone = person === 'ruth' ? { width: 1032, height: 900 } : { width: 390, height: 844 };
  const page = await newPage(kit.browser, { viewport: phone });
  await page.addInitScript((value) => sessionStorage.setItem('re-entry.token', value), token);
  await page.goto(`${kit.tool.origin}${path}`);
  return page;
}
const close = (page: Page) => page.context().close();

describe('what goes to work', () => {
  it('[N4] [N1] is said in a step, asked about when the next module opens, and stands on the map that joins it all; a trainer sees that it came back', async () => {
    const page = await openAs('tom', '/app/course/starting-points/start-your-hours');
    const plan = page.getByRole('textbox', { name: 'What will you do with this at work?' });
    await plan.fill('Ask two people from other floors.');
    await plan.blur();
    await page
      .locator('.act-form')
      .getByText(/^Saved \d\d:\d\d$/)
      .waitFor();
    await page.goto(`${kit.tool.origin}/app/course/conversation-models/goal-too-early`);
    const asked = page.getByRole('region', { name: 'Last time you said you would' });
    await asked.getByText('Ask two people from other floors.').waitFor();
    await asked.getByRole('radio', { name: 'Partly' }).check({ force: true });
    await asked.getByRole('textbox', { name: 'In a line or two, if you like' }).fill('One of them said yes.');
    await asked.getByRole('button', { name: 'Keep this' }).click();
    await asked.getByText('Kept. It stands on your road map.').waitFor();
    await page.getByRole('button', { name: /^Mark step 2\.1 as done/ }).click();
    await page.getByText(/^Done .*\d\d:\d\d$/).waitFor();
    await page.goto(`${kit.tool.origin}/app`);
    await roadMap(page).waitFor();
    const weeks = page.getByRole('img', { name: /Today is in week 1 of 26\..*live steps are done\./ });
    await weeks.waitFor();
    expect(await weeks.getAttribute('aria-label')).toContain(
      'What you took to work from module 1 has come back.',
    );
    await page.getByText(/^Live with others: .* At your own pace: /).waitFor();
    await page.getByText('1 thing taken to work').click();
    await page.getByText('One of them said yes.').waitFor();
    await close(page);

    const trainer = await openAs('ruth', '/app/cohort');
    await trainer.getByRole('link', { name: 'Tom Brightwell' }).click();
    await trainer.getByText('1 thing taken to work; 1 has come back.').waitFor();
    expect(await trainer.locator('main').innerText()).not.toContain('floors');
    await close(trainer);
  });
});

describe('searching', () => {
  it('finds steps and words while one types, without accents, and Back leads to what was found', async () => {
    const page = await openAs('beatriz', '/app');
    await page.locator('header.bar summary').click();
    await page.getByRole('link', { name: 'Buscar', exact: false }).first().click();
    await page.getByRole('searchbox').fill('conversacion');
    await page.locator('mark').first().waitFor();
    await page.locator('.found a').first().click();
    await page.locator('.folio').waitFor();
    await page.goBack();
    await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('conversacion');
    await page.locator('mark').first().waitFor();
    await close(page);
  });
});

describe('a trainer settles', () => {
  it('[S0.19] [S3.31] the first days of a run, and learners read it', async () => {
    const trainer = await openAs('ruth', '/app/run');
    await trainer.getByText('Provisional', { exact: true }).click();
    await trainer
      .getByRole('group', { name: 'What learners call you' })
      .getByLabel('In English')
      .fill('coach');
    await trainer.getByRole('button', { name: 'Add a rest' }).click();
    await trainer.getByLabel('Why (learners read it)').fill('Reading week');
    await aMoment(trainer);
    await trainer.getByRole('button', { name: 'Save the settings' }).click();
    await trainer.getByText(/A rest or a contact is not complete/).waitFor();
    await trainer.getByRole('button', { name: 'Remove Reading week' }).click();
    await aMoment(trainer);
    await trainer.getByRole('button', { name: 'Save the settings' }).click();
    await trainer.getByText(/^Saved\. Everybody sees it/).waitFor();
    const page = await openAs('tom', '/app');
    await page.getByText('Dates to be confirmed').first().waitFor();
    await heading(page, 'Your coach').waitFor();
    await close(page);
    await close(trainer);
  });

  it('[C7] that a copied course starts anew: nobody’s work came along', async () => {
    await kit.enter({ site: 'moodle', person: 'tom' });
    const { links } = await kit.lms.client.copyCourse({ site: 'moodle' });
    const trainer = await openAs('ruth', '/app', links[0]?.id ?? '');
    await heading(trainer, /^This course was copied from/).waitFor();
    await trainer.getByRole('button', { name: 'Start anew' }).click();
    await heading(trainer, /^This course was copied from/).waitFor({ state: 'detached' });
    const page = await openAs('tom', '/app', links[0]?.id ?? '');
    await page.getByRole('link', { name: /^Begin with step 1\.1/ }).waitFor();
    await close(page);
    await close(trainer);
  });
});
