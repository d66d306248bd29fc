import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { aMoment, browserKit, type BrowserKit, heading, markButton, newPage, roadMap } from './kit.ts';

/** What becomes of a press when the network, the tab or the page goes away. */
let kit: BrowserKit;
beforeAll(async () => {
  kit = await browserKit();
});

/** A learner in a window of their own: what lies between them and the tool is the test's to cut. */
async function alone(person: string, path = '/app'): Promise<Page> {
  const { token } = await kit.enter({ site: 'moodle', person });
  const page = await newPage(kit.browser);
  await page.addInitScript((value) => sessionStorage.setItem('re-entry.token', value), token);
  await page.goto(`${kit.tool.origin}${path}`);
  return page;
}

const cut = (page: Page, what = '/api/**') =>
  page.route(`${kit.tool.origin}${what}`, (route) => route.abort());
const mend = async (page: Page, what = '/api/**') => {
  await page.unroute(`${kit.tool.origin}${what}`);
  await page.evaluate(() => dispatchEvent(new Event('online')));
};
const waits = (page: Page) => page.locator('.done-box').getByText('Kept on this device');
const begin = async (page: Page) => {
  await page.getByRole('link', { name: /^(Begin|Carry on) with step/ }).click();
  await markButton(page).waitFor();
};

describe('without network', () => {
  it('a step that was marked says that it waits, and so it does on other pages and after a reload; then it is sent', async () => {
    const page = await alone('neil');
    await begin(page);
    const step = page.url();
    await cut(page, '/api/course/steps/*/*/done*');
    await markButton(page).click();
    await page.getByText(/^Done .*\d\d:\d\d$/).waitFor();
    await waits(page).waitFor();
    await page.getByRole('link', { name: 'Road map' }).click();
    await page.getByRole('link', { name: /^Carry on with step 1\.2/ }).waitFor();
    await page.goto(step);
    await waits(page).waitFor();
    await mend(page, '/api/course/steps/*/*/done*');
    await waits(page).waitFor({ state: 'detached' });
    const fresh = await alone('neil');
    await fresh.getByRole('link', { name: /^Carry on with step 1\.2/ }).waitFor();
    await page.context().close();
    await fresh.context().close();
  });

  it('other presses say beside the button that they did not arrive, and a page that is missing comes by itself later', async () => {
    const page = await alone('colm');
    await roadMap(page).waitFor();
    await cut(page);
    await page.getByRole('button', { name: 'Español' }).click();
    await page.locator('.under-bar').getByText('No answer came').waitFor();
    await page.goto(`${kit.tool.origin}/app`);
    await page.getByRole('heading', { name: 'We could not reach Re-entry' }).waitFor();
    await page.unroute(`${kit.tool.origin}/api/**`);
    // Before the road map stands: it brings the next step ahead.
    await cut(page, '/api/course/steps/**');
    await page.getByRole('button', { name: 'Try again' }).click();
    await roadMap(page).waitFor();
    await page.getByRole('link', { name: /^Begin with step/ }).click();
    await heading(page, 'No answer came').waitFor();
    await page.unroute(`${kit.tool.origin}/api/course/steps/**`);
    await page.getByRole('button', { name: 'Try again' }).click();
    await markButton(page).waitFor();
    // The button that was pressed has gone: the focus is at the heading of what came.
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await page.context().close();
  });

  it('a part of the program that did not come is fetched when the network returns', async () => {
    const page = await alone('grace');
    await roadMap(page).waitFor();
    await cut(page, '/assets/step.page*');
    await page.getByRole('link', { name: /^Begin with step/ }).click();
    await heading(page, 'This page did not arrive').waitFor();
    await mend(page, '/assets/step.page*');
    await markButton(page).waitFor();
    await page.context().close();
  });
});

describe('a step that was marked', () => {
  it.each([
    [120, 'gareth'],
    [400, 'amir'],
  ] as const)('is not taken back by a second tap %i ms later', async (wait, person) => {
    const page = await alone(person);
    await begin(page);
    // What rooms put into the step moves the button while it comes.
    await page.locator('.read [data-product]').getByRole('checkbox').first().waitFor();
    await markButton(page).scrollIntoViewIfNeeded();
    const box = (await markButton(page).boundingBox())!;
    const at = [box.x + box.width / 2, box.y + box.height / 2] as const;
    await page.mouse.click(...at);
    await page.waitForTimeout(wait);
    await page.mouse.click(...at);
    await aMoment(page);
    await page.mouse.click(...at);
    await page.getByText(/^Done .*\d\d:\d\d$/).waitFor();
    expect(await page.getByText(/^Step 1 of/).count()).toBe(1);
    await page.context().close();
  });

  it('is done on the page of its module at once, and on the road map', async () => {
    const page = await alone('farah');
    await begin(page);
    await page.getByRole('link', { name: 'Module 1' }).click();
    await page.getByText('To do').first().waitFor();
    await page.goBack();
    await markButton(page).click();
    await page.getByRole('link', { name: 'Module 1' }).click();
    const first = page.locator('.steps > li').first();
    await first.getByText('Done').waitFor();
    await page.context().close();
  });
});

describe('the browser’s own ways', () => {
  it('a link opened in a new tab has the session of the page beside it', async () => {
    const page = await alone('joanna');
    await roadMap(page).waitFor();
    const link = await page.getByRole('link', { name: /^Begin with step/ }).getAttribute('href');
    const tab = await page.context().newPage();
    await tab.goto(`${kit.tool.origin}${link}`);
    await markButton(tab).waitFor();
    await page.context().close();
  });

  it('back leads to where one was: as far down, and with what was folded open', async () => {
    const page = await alone('sofia');
    await page.setViewportSize({ width: 390, height: 700 });
    await roadMap(page).waitFor();
    const { token, me } = await kit.enter({ site: 'moodle', person: 'sofia' });
    const { body } = await kit.tool.call('GET', '/api/course/road-map', { token });
    const [first] = (body as { modules: { slug: string; steps: { slug: string }[] }[] }).modules;
    const scope = { tenant: kit.tenants.moodle, run: me.run.id };
    const who = { person: me.id, testUser: false };
    for (const step of first?.steps ?? []) {
      const key = `${first?.slug}/${step.slug}`;
      await kit.tool.rooms.course.complete(scope, who, key, kit.tool.clock.now());
    }
    await page.reload();
    await page.locator('details.fold > summary').click();
    // Parts that come later, and the fonts, make the page longer: it is measured when it is as long as it will be.
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => document.fonts.ready.then(() => null));
    const last = page.locator('.module-title').last();
    await last.scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => scrollY);
    expect(before).toBeGreaterThan(300);
    await last.click();
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
    await page.goBack();
    await roadMap(page).waitFor();
    expect(await page.locator('details.fold').getAttribute('open')).not.toBeNull();
    // A browser rounds half a pixel up or down.
    await expect
      .poll(async () => Math.abs((await page.evaluate(() => scrollY)) - before), { timeout: 10_000 })
      .toBeLessThan(2);
    await page.context().close();
  });

  it('a page that is read in another language than it speaks changes over', async () => {
    const page = await alone('beatriz');
    await roadMap(page).waitFor();
    const lang = await page.evaluate(() => document.documentElement.lang);
    const other = lang === 'es' ? 'en' : 'es';
    const { token } = await kit.enter({ site: 'moodle', person: 'beatriz' });
    await kit.tool.call('PUT', '/api/me/language', { token, body: { lang: other } });
    await page.getByRole('link', { name: /^(Begin with|Empezar por el) / }).click();
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe(other);
    expect(await page.locator('.read').getAttribute('lang')).toBe(other);
    await page.context().close();
  });

  it('a page asked for after the session ended says what to do, under a heading', async () => {
    const page = await alone('tom');
    await roadMap(page).waitFor();
    await kit.tool.database.connection.collection('sessions').deleteMany({});
    await page.getByRole('link', { name: /^Begin with step/ }).click();
    await heading(page, 'Open Re-entry again to see this page').waitFor();
    expect(await page.getByText('What you see stays here').count()).toBe(0);
    await page.context().close();
  });
});

describe('the step after the one that is read', () => {
  const STEP = '/app/course/conversation-models/goal-too-early';
  const isAhead = (url: string) => url.endsWith('?ahead=yes');

  it('opens without network, with all that stands in it: it came while nobody waited for anything', async () => {
    const page = await alone('sofia', STEP);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await markButton(page).waitFor();
    await expect.poll(() => asked.filter(isAhead).length, { timeout: 20_000 }).toBe(1);
    await page.waitForLoadState('networkidle');
    await cut(page, '/**');
    await page.locator('nav.move a[rel=next]').click();
    await heading(page, /Egan/).waitFor();
    await markButton(page).waitFor();
    await page.locator('.own-note').waitFor();
    expect(asked.filter(isAhead)).toHaveLength(1);
    await page.context().close();
  });

  it('stays where it is for somebody who saves data', async () => {
    const page = await alone('sofia', STEP);
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
    });
    await page.goto(`${kit.tool.origin}${STEP}`);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await markButton(page).waitFor();
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(4_000);
    expect(asked.filter(isAhead)).toEqual([]);
    await page.context().close();
  });
});
