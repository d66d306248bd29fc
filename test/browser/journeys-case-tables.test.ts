import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Entered } from '../setup/tool-and-lms.ts';
import { openCase, PHONE, putHead, putSection, sampleOf, storedCase, storedSection } from './case-kit.ts';
import { browserKit, type BrowserKit } from './kit.ts';
import { controlsTooSmall, sidewaysScroll } from './measures.ts';

/** The tables of a whole case, as they are read and written on a page of any width. */
let kit: BrowserKit;
let who: Entered;
let slugs: string[];

/** All eighteen sections of the finished case, in somebody's own. */
beforeAll(async () => {
  kit = await browserKit();
  who = await kit.enter({ site: 'moodle', person: 'tom' });
  const { template } = await storedCase(kit.tool, who.token);
  const taken = template.sections.filter(({ essential }) => !essential).map(({ slug }) => slug);
  await putHead(kit.tool, who.token, { taken });
  slugs = [];
  for (const { slug } of template.sections) {
    const value = await sampleOf(kit.tool, who.token, slug).catch(() => undefined);
    if (value) await putSection(kit.tool, who.token, { slug, value });
    if (value && Object.keys(value.tables).length > 0) slugs.push(slug);
  }
});

const PATIENCE = { timeout: 20_000 };

/** Boxes in which something stands that cannot be read without going into them, by name and size. */
const cutOff = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.section-tables [data-cell]')]
      .filter((box) => box.checkVisibility() && box.getBoundingClientRect().width > 1)
      .filter((box) => !box.matches('[type=checkbox], [type=range], [type=radio]'))
      .filter((box) => box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1)
      .map(
        (box) =>
          `${box.ariaLabel} ${box.scrollWidth}x${box.scrollHeight} in ${box.clientWidth}x${box.clientHeight}`,
      ),
  );

const rowsOf = (page: Page, table: string) => page.locator(`[data-table=${table}] .table-field tbody tr`);

async function openTables(slug: string, viewport: { width: number; height: number }): Promise<Page> {
  const page = await openCase(kit, who, `/app/case/${slug}`, viewport);
  await page.locator('.section-table').first().waitFor();
  return page;
}

describe('tables of a case', () => {
  it.each([
    [820, 1180],
    [1280, 900],
  ])('are read whole at %i px: no text, figure or choice is cut off in its box', async (width, height) => {
    expect(slugs.length).toBeGreaterThan(8);
    const page = await openTables('rationale', { width, height });
    for (const slug of slugs) {
      await page.goto(`${kit.tool.origin}/app/case/${slug}`);
      await page.locator('.section-table').first().waitFor();
      expect(await cutOff(page), slug).toEqual([]);
      expect(await sidewaysScroll(page), slug).toEqual([]);
    }
    await page.context().close();
  });

  it('are short on a phone: a row says its name and its sum, and opens one at a time to be written in', async () => {
    const page = await openTables('costs-benefits', PHONE);
    const lines = rowsOf(page, 'lines');
    const first = lines.nth(0).getByRole('button', { name: /^Co-ordination/ });
    expect(await first.innerText()).toBe(
      'Co-ordination, a day a month for ten months\nTotal a year, £: 2,368.00',
    );
    const height = await page
      .locator('[data-table=lines] .table-field table')
      .evaluate((one) => one.clientHeight);
    expect(height, 'eleven lines').toBeLessThan(11 * 90);
    await first.focus();
    await page.keyboard.press('Enter');
    expect(await first.getAttribute('aria-expanded')).toBe('true');
    expect(await cutOff(page)).toEqual([]);
    expect(await controlsTooSmall(page)).toEqual([]);
    // Tab goes into what is open, and Enter to the same cell of the next row, which opens in the place of this one.
    await page.keyboard.press('Tab');
    await page.getByLabel('Source, row 1', { exact: true }).fill('');
    await page.keyboard.press('Enter');
    await page.locator(':focus[aria-label="Source, row 2"]').waitFor();
    expect(await page.locator('[data-table=lines] [aria-expanded=true]').count()).toBe(1);
    await lines.nth(0).getByText('Still to fill in: Source').waitFor();
    await page.context().close();
  });

  it('on a phone a new row is open at once, and Spanish fits as well', async () => {
    const page = await openTables('risks', { width: 320, height: 700 });
    await page.getByRole('button', { name: 'Add a row' }).click();
    await page.locator(':focus[aria-label="Risk, row 5"]').waitFor();
    await page.keyboard.type('Nobody has the time, and nobody says so before the second month');
    expect(await cutOff(page)).toEqual([]);
    await expect
      .poll(
        async () => (await storedSection(kit.tool, who.token, 'risks')).value.tables['risks']?.length,
        PATIENCE,
      )
      .toBe(5);
    await page.locator('.bar summary').click();
    await page.getByRole('button', { name: 'Español' }).click();
    await rowsOf(page, 'risks')
      .nth(4)
      .getByText(/^Falta llenar: /)
      .waitFor();
    expect(await sidewaysScroll(page)).toEqual([]);
    await page.context().close();
  });
});

describe('finding in a case', () => {
  // The tables were read in Spanish last, which stays chosen.
  beforeAll(() => kit.tool.call('PUT', '/api/me/language', { token: who.token, body: { lang: 'en' } }));

  const find = (page: Page) => page.getByText('Find in the case, and headings of this section');

  it('looks through all sections and their tables, accents and case aside, and leads to the place', async () => {
    const page = await openTables('rationale', PHONE);
    const files: string[] = [];
    page.on('request', (request) => files.push(request.url()));
    await find(page).click();
    await page.getByLabel('Words to find in all sections').fill('LÉAVERS avoided');
    const places = page.locator('.case-find .places a');
    const line = places.filter({ hasText: 'Costs, benefits and value: Leavers avoided' });
    await line.waitFor();
    expect(files.some((url) => url.includes('find-in-case'))).toBe(true);
    expect(await sidewaysScroll(page)).toEqual([]);
    await line.focus();
    await page.keyboard.press('Enter');
    await page.locator(':focus[aria-label="Line, row 10"]').waitFor();
    await page.context().close();
  });

  it('leads to the headings of the section on the page', async () => {
    const text = {
      type: 'doc',
      content: [
        { type: 'paragraph', content: [{ type: 'text', text: 'A word before.' }] },
        { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: 'Who leaves' }] },
        { type: 'paragraph', content: [{ type: 'text', text: 'Six of nine.' }] },
      ],
    } as const;
    const value = { text, tables: {} } as unknown as Parameters<typeof putSection>[2]['value'];
    await putSection(kit.tool, who.token, { slug: 'sustainability', value });
    const page = await openCase(kit, who, '/app/case/sustainability');
    await find(page).click();
    await page.getByRole('navigation', { name: 'Headings of this section' }).getByText('Who leaves').click();
    await page.locator('.rich-text-paper:focus').waitFor();
    await expect.poll(() => page.evaluate(() => getSelection()?.anchorNode?.textContent)).toBe('Who leaves');
    await page.context().close();
  });
});
