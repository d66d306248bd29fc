import type { Page } from 'playwright-core';
import { SandboxClient } from '../lms/sandbox-client.ts';
import { openBrowser } from '../setup/browser.ts';
import { tasksDuring } from './thread-time.ts';
import { fillCase } from './whole-case.ts';

/**
 * `npm run bench:typing -- <address of a sandbox>`: what a key costs in a business case of 6,000 words. Start a demo first
 * and give it the address that it prints; somebody there who has no case gets one. They write into a text and into a cell
 * of a table, pause, and are saved. What is read is the processor time of every task of the page's main thread, on a
 * processor that nothing slows down: a task over 50 ms on one that is six times slower takes more than 8.3 ms here. The
 * clock, and the browser's own slowing down, would count what else the machine did meanwhile.
 */
const TASK_MS = 50 / 6;
const BETWEEN_KEYS_MS = 120;
/** Long enough for what follows a pause, and for the saving. */
const AFTER_MS = 4_000;
/** What opening the page left to do is not part of a key. */
const QUIET_MS = 3_000;
const WORDS = ' The rota takes the hour back in busy weeks.';
const PERSON = process.env['BENCH_PERSON'] ?? 'sofia';
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 2);
/** With `BENCH_PARTS=1`: what each long task was made of. */
const WITH_PARTS = process.env['BENCH_PARTS'] === '1';

const PLACES = [
  { name: 'text of 1,150 words', path: '/app/case/rationale', cell: undefined },
  { name: 'text above eleven cost lines', path: '/app/case/costs-benefits', cell: undefined },
  { name: 'cell of a cost line', path: '/app/case/costs-benefits', cell: 'Line, row 3' },
  { name: 'cell of a milestone', path: '/app/case/pilot-timeline', cell: 'Milestone, row 3' },
] as const;

const [address] = process.argv.slice(2);
if (!address) throw new Error('Give the address of a running sandbox: npm run bench:typing -- <address>');
const lms = new SandboxClient(new URL(address).origin);
const { browser, newContext, close } = await openBrowser();
try {
  console.log(`${browser.version()}, a key each ${BETWEEN_KEYS_MS} ms`);
  const first = await launched();
  await fillCase(first);
  await first.context().close();
  for (let round = 0; round < ROUNDS; round += 1) for (const place of PLACES) await read(place);
} finally {
  await close();
}

async function read({ name, path, cell }: (typeof PLACES)[number]): Promise<void> {
  const page = await openedAt(path);
  const box = cell
    ? page.getByLabel(cell, { exact: true })
    : page.locator('.rich-text [contenteditable=true]');
  await box.click();
  await box.press('Control+End');
  await page.waitForTimeout(QUIET_MS);
  const tasks = await tasksDuring(browser, page, async () => {
    await page.keyboard.type(WORDS, { delay: BETWEEN_KEYS_MS });
    await page.waitForTimeout(AFTER_MS);
  });
  for (const _ of WORDS) await page.keyboard.press('Backspace');
  await page.waitForTimeout(QUIET_MS);
  await page.context().close();
  const all = tasks.reduce((sum, { cpu }) => sum + cpu, 0) / WORDS.length;
  const long = tasks.filter(({ cpu }) => cpu > TASK_MS);
  const three = tasks.slice(0, 3).map(({ cpu }) => cpu.toFixed(1));
  console.log(
    `${name}: ${all.toFixed(1)} ms a key, the longest tasks ${three.join(', ')} ms, ${long.length} over ${TASK_MS.toFixed(1)}`,
  );
  if (WITH_PARTS) for (const { cpu, parts } of long) console.log(`  ${cpu.toFixed(1)}: ${parts.join(', ')}`);
}

async function launched(): Promise<Page> {
  const context = await newContext({ viewport: { width: 1280, height: 900 } });
  const link = (await lms.state('moodle')).links[0]?.id ?? 0;
  const { cookie, frameUrl } = await lms.launch({ site: 'moodle', person: PERSON, link });
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: lms.origin }]);
  const page = await context.newPage();
  await page.goto(frameUrl);
  await page.locator('h1').waitFor();
  return page;
}

async function openedAt(path: string): Promise<Page> {
  const page = await launched();
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
  await page.locator('.section-table').first().waitFor();
  return page;
}
