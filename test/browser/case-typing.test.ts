import type { CDPSession, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Entered } from '../setup/tool-and-lms.ts';
import { openCase, paper, paragraphs, putHead, putSection, sampleOf, storedCase } from './case-kit.ts';
import { browserKit, type BrowserKit } from './kit.ts';

/**
 * What one key costs, counted by the engine: every call of every function of the page. Milliseconds would say what else the
 * machine was doing; `npm run bench:typing` has those.
 */
let kit: BrowserKit;
let alone: Entered;
let whole: Entered;

const SLUG = 'costs-benefits';
/** What it grows from: changed, it has the other looked at again. */
const FEEDS_IT = 'programme-design';
const TEXT = paragraphs(...Array.from({ length: 6 }, () => 'The rota takes the hour back. '.repeat(8)));

/** The same section in a case of nothing else, and in one of eighteen sections with their tables. */
beforeAll(async () => {
  kit = await browserKit();
  alone = await kit.enter({ site: 'moodle', person: 'tom' });
  whole = await kit.enter({ site: 'moodle', person: 'neil' });
  const { template } = await storedCase(kit.tool, whole.token);
  const taken = template.sections.filter(({ essential }) => !essential).map(({ slug }) => slug);
  await putHead(kit.tool, alone.token);
  await putHead(kit.tool, whole.token, { taken });
  for (const { slug } of template.sections) {
    const tables = await sampleOf(kit.tool, whole.token, slug).then(
      (one) => one.tables,
      () => ({}),
    );
    await putSection(kit.tool, whole.token, { slug, value: { text: TEXT, tables } });
  }
  await putSection(kit.tool, alone.token, { slug: SLUG, value: { text: TEXT, tables: {} } });
});

const QUIET_MS = 2_500;
const KEYS = 'hour after hour after hour';

/** Keys close enough to each other that nobody paused, and their calls until the last one is on the device. */
async function callsOf(page: Page, cdp: CDPSession): Promise<number> {
  await page.waitForTimeout(QUIET_MS);
  await cdp.send('Profiler.takePreciseCoverage');
  await page.keyboard.type(KEYS, { delay: 10 });
  const { result } = await cdp.send('Profiler.takePreciseCoverage');
  const ours = result.filter(({ url }) => url.startsWith(kit.tool.origin));
  return (
    ours
      .flatMap(({ functions }) => functions.map(({ ranges }) => ranges[0]?.count ?? 0))
      .reduce((a, b) => a + b, 0) / KEYS.length
  );
}

async function opened(who: Entered, go: (page: Page) => Promise<void>): Promise<number> {
  const page = await openCase(kit, who, `/app/case/${SLUG}`);
  await paper(page).waitFor();
  await page.locator('.section-table').first().waitFor();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Profiler.enable');
  await cdp.send('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  await go(page);
  // The first keys bring what is brought once.
  await callsOf(page, cdp);
  const calls = await callsOf(page, cdp);
  await page.context().close();
  return calls;
}

const intoText = async (page: Page) => {
  await paper(page).click();
  await paper(page).press('Control+End');
};
const intoCell = (page: Page) => page.getByLabel('Line, row 1', { exact: true }).click();

describe('a key', () => {
  it('in a text costs the same in a whole case as in a section that stands alone', async () => {
    const few = await opened(alone, intoText);
    const many = await opened(whole, intoText);
    expect(few).toBeGreaterThan(100);
    expect(many / few).toBeLessThan(1.1);
  });

  it('in a cell draws its own row, however many the table has', async () => {
    const few = await opened(alone, intoCell);
    const many = await opened(whole, intoCell);
    expect(many / few).toBeLessThan(2);
  });

  it('and the pause after it give a style to what changed, and to nothing else of the page', async () => {
    await putSection(kit.tool, whole.token, { slug: FEEDS_IT, value: { text: TEXT, tables: {} } });
    const page = await openCase(kit, whole, `/app/case/${SLUG}`);
    await page.locator('.section-table').first().waitFor();
    await intoText(page);
    const again = page.locator('.case-section > .banner.attention');
    await again.waitFor();
    const all = await page.locator('*').count();
    const styled = await styledDuring(page, async () => {
      await page.keyboard.type(KEYS, { delay: 10 });
      await again.waitFor({ state: 'detached' });
      await page.waitForTimeout(QUIET_MS);
    });
    await page.context().close();
    expect(all).toBeGreaterThan(800);
    expect(Math.max(...styled)).toBeLessThan(all / 4);
  });
});

/** How many elements each pass of the browser gave a style anew. */
async function styledDuring(page: Page, work: () => Promise<void>): Promise<number[]> {
  const { browser } = kit.browser;
  await browser.startTracing(page, { categories: ['devtools.timeline'] });
  await work();
  const trace = JSON.parse(String(await browser.stopTracing())) as {
    traceEvents: { name: string; args: { elementCount?: number } }[];
  };
  return trace.traceEvents.flatMap(({ name, args }) =>
    name === 'UpdateLayoutTree' ? [args.elementCount ?? 0] : [],
  );
}
