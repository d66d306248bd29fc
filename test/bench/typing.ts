import type { CDPSession, Page } from 'playwright-core';
import { SandboxClient } from '../lms/sandbox-client.ts';
import { openBrowser } from '../setup/browser.ts';

/**
 * `npm run bench:typing -- <address of a sandbox>`: what a key costs in a business case on a slow device. Start a demo first
 * and give it the address that it prints. Somebody with a whole case writes into a text and into a cell of a table, with a
 * processor as fast as this one and six times slower, and takes the words out again. Tasks of over 50 ms are those of the
 * browser's main thread while keys were pressed, by the clock, so that they count what else the machine did; beside them
 * what the page's own code took of each key.
 */
const SLOWER = [1, 6];
const BETWEEN_KEYS_MS = 120;
const WORDS = ' The rota takes the hour back in busy weeks.';
const PERSON = 'ines';
const VIEWPORT = { width: 1280, height: 900 };

const PLACES = [
  { name: 'text, rationale', path: '/app/case/rationale', cell: undefined },
  { name: 'text above eleven cost lines', path: '/app/case/costs-benefits', cell: undefined },
  { name: 'cell of a cost line', path: '/app/case/costs-benefits', cell: 'Line, row 3' },
] as const;

const [address] = process.argv.slice(2);
if (!address) throw new Error('Give the address of a running sandbox: npm run bench:typing -- <address>');
const lms = new SandboxClient(new URL(address).origin);
const { browser, newContext, close } = await openBrowser();
console.log(`${browser.version()}, a key each ${BETWEEN_KEYS_MS} ms`);
for (const rate of SLOWER) for (const place of PLACES) console.log(await reading(place, rate));
await close();

async function reading({ name, path, cell }: (typeof PLACES)[number], rate: number): Promise<string> {
  const page = await opened(path);
  const box = cell
    ? page.getByLabel(cell, { exact: true })
    : page.locator('.rich-text [contenteditable=true]');
  await box.click();
  await box.press('Control+End');
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  await session.send('Performance.enable');
  // What opening the page left to do is not part of a key.
  await page.waitForTimeout(3_000);
  await page.evaluate(countLongTasks);
  const before = await scriptSeconds(session);
  await page.keyboard.type(WORDS, { delay: BETWEEN_KEYS_MS });
  const script = ((await scriptSeconds(session)) - before) * 1000;
  const long = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
  for (const _ of WORDS) await box.press('Backspace');
  await page.waitForTimeout(3_000 * rate);
  await page.context().close();
  const each = (script / WORDS.length).toFixed(1);
  return `${rate} x slower, ${name}: ${each} ms of script a key, ${long.length} tasks over 50 ms ${JSON.stringify(long)}`;
}

async function opened(path: string): Promise<Page> {
  const context = await newContext({ viewport: VIEWPORT });
  const link = (await lms.state('moodle')).links[0]?.id ?? 0;
  const { cookie, frameUrl } = await lms.launch({ site: 'moodle', person: PERSON, link });
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: lms.origin }]);
  const page = await context.newPage();
  await page.goto(frameUrl);
  await page.locator('h1').waitFor();
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
  await page.locator('.section-table').first().waitFor();
  return page;
}

async function scriptSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0;
}

/** In the page, from now on. */
function countLongTasks(): void {
  const longTasks: number[] = [];
  Object.assign(window, { longTasks });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasks.push(Math.round(duration));
  }).observe({ type: 'longtask' });
}
