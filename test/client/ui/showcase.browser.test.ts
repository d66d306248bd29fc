import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { controlsTooSmall, sidewaysScroll } from '../../browser/measures.ts';
import { openBrowser, type OpenBrowser } from '../../setup/browser.ts';
import { type OpenShowcase, openShowcase } from './showcase.ts';
import { barriers } from '../../setup/barriers.ts';

/** What only a browser knows of the parts: colours, sizes, forced colours, paper, the top layer. */
let browser: OpenBrowser;
let showcase: OpenShowcase;
beforeAll(async () => {
  showcase = await openShowcase();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await showcase?.close();
});

async function parts(query = '', width = 820): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, locale: 'en-GB' });
  page.setDefaultTimeout(30_000);
  await page.goto(`${showcase.address}?${query}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

/** Opens what can be opened, so that it is judged too. */
async function openAll(page: Page): Promise<void> {
  await page.locator('.axes + details > summary').click();
  await page.locator('.menu > summary').click();
}

const style = (page: Page, selector: string, name: string, pseudo?: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element, [property, part]) => getComputedStyle(element, part).getPropertyValue(property), [
      name,
      pseudo,
    ] as const);

describe.each(['en', 'es'])('the parts in %s', (lang) => {
  it.each(['light', 'dark'])('have no barrier that axe finds, in %s', async (look) => {
    const page = await parts(`lang=${lang}&look=${look}`);
    await openAll(page);
    expect(await barriers(page)).toEqual([]);
    await page.context().close();
  });

  it.each([320, 390, 820, 1280])('fit into %i px, and a finger can press each', async (width) => {
    const page = await parts(`lang=${lang}`, width);
    await openAll(page);
    expect(await sidewaysScroll(page)).toEqual([]);
    expect(await controlsTooSmall(page)).toEqual([]);
    await page.context().close();
  });
});

describe('with colours of one’s own', () => {
  it.each(['', 'look=light', 'look=dark'])(
    'on a dark palette nothing of ours is left (%s)',
    async (query) => {
      const page = await parts(query);
      await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
      for (const [token, value] of [
        ['--paper', 'Canvas'],
        ['--ink', 'CanvasText'],
        ['--course', 'CanvasText'],
        ['--edge', 'ButtonBorder'],
      ] as const)
        expect((await style(page, 'html', token)).toLowerCase(), token).toBe(value.toLowerCase());
      await page.context().close();
    },
  );

  it('what is chosen, pressed or current is still told apart', async () => {
    const page = await parts();
    await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
    const ground = (selector: string) => style(page, selector, 'background-color');
    expect(await ground('.scale label:has(:checked)')).not.toBe(
      await ground('.scale label:not(:has(:checked))'),
    );
    expect(await ground('.toolbar [aria-pressed=true]')).not.toBe(
      await ground('.toolbar [aria-pressed=false]'),
    );
    const line = (selector: string) => style(page, selector, 'border-block-end-color');
    expect(await line('[role=tab][aria-selected=true]')).not.toBe(
      await line('[role=tab][aria-selected=false]'),
    );
    expect(await style(page, '.track [aria-current]', 'border-block-end-width', '::after')).toBe('3px');
    await page.context().close();
  });
});

it('a done step that is open looks done, and where one is', async () => {
  const page = await parts('look=light');
  const mark = (selector: string, name: string) => style(page, selector, name, '::before');
  const [open, done, ahead] = [
    '.track .done[aria-current]',
    '.track .done:not([aria-current])',
    '.track :not(.done, li)',
  ];
  expect(await mark(open, 'background-color')).toBe(await mark(done, 'background-color'));
  expect(await mark(open, 'background-color')).not.toBe(await mark(ahead, 'background-color'));
  expect(await mark(open, 'block-size')).not.toBe(await mark(done, 'block-size'));
  await page.context().close();
});

it.each(['look=dark', 'look=light', ''])(
  'paper is white whatever was chosen for the screen (%s)',
  async (query) => {
    const page = await parts(query);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await style(page, 'body', 'background-color')).toBe('rgb(255, 255, 255)');
    expect(await style(page, 'body', 'color')).toBe('rgb(0, 0, 0)');
    expect(await style(page, 'html', '--course')).toBe('#125d68');
    expect(await style(page, 'html', 'color-scheme')).toBe('light');
    await page.context().close();
  },
);

it('a number stays on one line, and a name breaks anywhere', async () => {
  const page = await parts('', 320);
  expect(await style(page, 'bdi.person-name', 'overflow-wrap')).toBe('anywhere');
  await page.evaluate(() => {
    document
      .querySelector('main')
      ?.insertAdjacentHTML('afterbegin', '<p class="probe"><span class="number">10.1</span></p>');
    document.querySelector<HTMLElement>('.probe')?.style.setProperty('inline-size', '1px');
  });
  expect(await page.locator('.probe .number').evaluate((one) => one.getClientRects().length)).toBe(1);
  await page.context().close();
});

describe('a dialog', () => {
  it('keeps the focus inside, closes on Esc and gives the focus back', async () => {
    const page = await parts();
    const opener = page.getByRole('button', { name: 'End with M2' });
    await opener.press('Enter');
    const keep = page.getByRole('button', { name: 'Not now' });
    expect(await keep.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(
      await page.evaluate(
        () => document.activeElement?.closest('main') !== null && !document.activeElement?.closest('dialog'),
      ),
    ).toBe(false);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await opener.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.context().close();
  });

  it('stands beside what was pressed, where the frame is taller than the screen', async () => {
    const page = await browser.newPage({
      viewport: { width: 900, height: 700 },
      screen: { width: 900, height: 700 },
    });
    await page.setContent(
      `<iframe src="${showcase.address}" title="tool" height="6000" width="880"></iframe>`,
    );
    const tool = page.frameLocator('iframe');
    const opener = tool.getByRole('button', { name: 'End with M2' });
    await opener.scrollIntoViewIfNeeded();
    const scrolled = () => page.evaluate(() => scrollY);
    const before = await scrolled();
    expect(before).toBeGreaterThan(0);
    await opener.press('Enter');
    const place = await tool.getByRole('dialog').boundingBox();
    expect(place?.y).toBeGreaterThanOrEqual(0);
    expect((place?.y ?? 0) + (place?.height ?? 0)).toBeLessThanOrEqual(700);
    expect(Math.abs((await scrolled()) - before), 'the page of the platform stays where it was').toBeLessThan(
      200,
    );
    await page.context().close();
  });
});
