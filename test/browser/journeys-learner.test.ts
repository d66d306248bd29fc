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

/** What a learner does in a week, inside the LMS's page. */
let kit: BrowserKit;
beforeAll(async () => {
  kit = await browserKit();
});

const COURSE = { moodle: 'courses/2', canvas: 'courses/1' } as const;

describe.each(['moodle', 'canvas'] as const)('a learner of %s', (site) => {
  it('walks from the road map through a step to the gradebook, and can take "done" back', async () => {
    const { page, tool } = await kit.open({ site, person: 'tom' });
    await roadMap(tool).waitFor();
    await tool.getByText('0 min of 40').waitFor();
    await tool.getByRole('link', { name: /^Begin with step 1\.1/ }).click();
    const planned = await tool.getByText(/^\d+.min planned$/).textContent();
    await markButton(tool).click();
    await aMoment(page);
    await takeBackButton(tool).click();
    await aMoment(page);
    await markButton(tool).click();
    await tool.getByText(/^Done .*\d\d:\d\d$/).waitFor();
    await tool.getByRole('link', { name: /Next step: 1\.2/ }).click();
    // Comments complete it.
    await tool.getByText(/^This step is done when/).waitFor();
    await tool.getByRole('link', { name: 'Road map' }).click();
    const minutes = Number.parseInt(planned ?? '', 10);
    await tool.getByText(`${minutes}\u00a0min of 40`).waitFor();
    await tool.getByRole('link', { name: /^Carry on with step 1\.2/ }).waitFor();
    await kit.workOff();
    await page.goto(`${kit.lms.origin}/${site}/${COURSE[site]}/grades`);
    const row = page.getByRole('row', { name: /Tom Brightwell/ });
    expect(await row.textContent()).toContain(`${minutes} / 2400`);
    await page.context().close();
  });

  it('chooses Spanish once; the next launch remembers it, whatever the LMS says', async () => {
    const { page, tool } = await kit.open({ site, person: 'joanna' });
    await heading(tool, 'Your road map').waitFor();
    await tool.getByRole('button', { name: 'Español' }).click();
    await heading(tool, 'Tu hoja de ruta').waitFor();
    expect(await toolFrame(page).evaluate(() => document.documentElement.lang)).toBe('es');
    await tool
      .getByRole('link', { name: /^Empieza|^Comienza|1\.1/ })
      .first()
      .click();
    await markButton(tool).waitFor();
    expect(await tool.locator('.read').getAttribute('lang')).toBe('es');
    await page.context().close();
    const again = await kit.open({ site, person: 'joanna' });
    await heading(again.tool, 'Tu hoja de ruta').waitFor();
    await again.page.context().close();
  });

  it('with Spanish in the LMS reads Spanish from the first moment', async () => {
    const { page, tool } = await kit.open({ site, person: 'beatriz' });
    await heading(tool, 'Tu hoja de ruta').waitFor();
    await page.context().close();
  });

  it('opens a link to one step at that step', async () => {
    const key = 'step:conversation-models/story-before-solution';
    await kit.lms.client.addLink({ site, title: 'One step', custom: { content_id: key } });
    const { page, tool } = await kit.open({ site, person: 'sofia', link: 'One step' });
    await tool.getByText(/^Step 2 of/).waitFor();
    await markButton(tool).waitFor();
    await page.context().close();
  });
});

describe('a row of the road map', () => {
  it.each([
    ['a step', '.steps > li', /^Step 2 of/],
    ['a module', '.module-list > li', /^\d+ steps, /],
  ])('of %s is its link as a whole, on a phone', async (_, row, arrived) => {
    const page = await newPage(kit.browser, { viewport: { width: 390, height: 800 } });
    const { token } = await kit.enter({ site: 'canvas', person: 'neil' });
    await page.addInitScript((value) => sessionStorage.setItem('re-entry.token', value), token);
    await page.goto(`${kit.tool.origin}/app`);
    await roadMap(page).waitFor();
    const second = page.locator(row).nth(1);
    const { width, height } = (await second.boundingBox())!;
    expect(height).toBeGreaterThanOrEqual(44);
    const corners = [
      { x: 2, y: 3 },
      { x: width - 3, y: height - 4 },
    ];
    for (const position of corners) {
      await second.click({ position });
      await page.getByText(arrived).first().waitFor();
      // The second half of a double tap is not taken.
      await aMoment(page);
      await page.goBack();
      await roadMap(page).waitFor();
    }
    await page.context().close();
  });
});

describe('a session that has ended', () => {
  it('leaves the page as it is and says how to go on; the link of the course opens it again', async () => {
    const { page, tool } = await kit.open({ site: 'moodle', person: 'farah' });
    await tool.getByRole('link', { name: /^Begin with step 1\.1/ }).click();
    // What the rooms put into the text stands there too.
    await tool.locator('.read [data-product]').getByRole('checkbox').first().waitFor();
    const text = await tool.locator('.read').textContent();
    await kit.tool.database.connection.collection('sessions').deleteMany({});
    await markButton(tool).click();
    // At the top of the page, and where the press was: on a long page the top is out of sight.
    for (const place of ['.over-banner', '.done-box'])
      await tool.locator(place).getByText('press the Re-entry link in your course again').waitFor();
    expect(await tool.locator('.read').textContent()).toBe(text);
    await page.getByRole('link', { name: 'Back to the course' }).click();
    await page.getByRole('link', { name: 'Course', exact: true }).click();
    await roadMap(tool).waitFor();
    await page.context().close();
  });

  it('an address typed without a launch leads to words, not to an empty page', async () => {
    const page = await newPage(kit.browser);
    await page.goto(`${kit.tool.origin}/app/course`);
    await heading(page, 'Open Re-entry again from your course').waitFor();
    await page.context().close();
  });
});

describe('a step', () => {
  it('opens the meaning of a word below its paragraph, by Enter and by Space, and closes it by Esc too', async () => {
    const key = 'step:conversation-models/models-fishbowl';
    await kit.lms.client.addLink({ site: 'canvas', title: 'Fishbowl', custom: { content_id: key } });
    const { page, tool } = await kit.open({ site: 'canvas', person: 'gareth', link: 'Fishbowl' });
    const word = tool.locator('.read').getByRole('button', { name: 'context profile' });
    // By key: the words may stand on two lines, and the frame is still growing to the height of its page.
    await word.press('Enter');
    const meaning = await tool
      .locator('.glossary > div', { hasText: 'context profile' })
      .locator('dd')
      .innerText();
    expect(await tool.locator('.read .meaning').allInnerTexts()).toEqual([`context profile ${meaning}`]);
    expect(await word.getAttribute('aria-expanded')).toBe('true');
    await word.press('Escape');
    await tool.locator('.read .meaning').waitFor({ state: 'detached' });
    await word.press('Space');
    await tool.locator('.read .meaning').waitFor();
    expect(await tool.locator('.read p .meaning').count()).toBe(0);
    await page.context().close();
  });

  it('that is not there any more leads to words and a way on', async () => {
    const page = await newPage(kit.browser);
    const { token } = await kit.enter({ site: 'moodle', person: 'colm' });
    await page.addInitScript((value) => sessionStorage.setItem('re-entry.token', value), token);
    await page.goto(`${kit.tool.origin}/app/course/conversation-models/taken-out`);
    await heading(page, 'There is no page here').waitFor();
    await page.getByRole('link', { name: 'Go to the first page' }).click();
    await roadMap(page).waitFor();
    await page.context().close();
  });
});

describe('a full page', () => {
  it('opens from the frame with the same session, though it shares no storage with it', async () => {
    const { page, tool } = await kit.open({ site: 'canvas', person: 'grace' });
    await roadMap(tool).waitFor();
    await tool.locator('summary[aria-label="More"]').click();
    const opened = page.context().waitForEvent('page');
    await tool.getByRole('button', { name: 'Open full page' }).click();
    await roadMap(await opened).waitFor();
    await page.context().close();
  });
});
