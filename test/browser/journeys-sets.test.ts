import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { Entered } from '../setup/tool-and-lms.ts';
import { seedCohort } from './cohort.ts';
import { browserKit, type BrowserKit, newPage } from './kit.ts';
import { inApp } from './place.ts';

/** A trainer forms sets and changes them by hand; a learner finds theirs. */
let kit: BrowserKit;
let ruth: Entered;
beforeAll(async () => {
  kit = await browserKit();
  await seedCohort(kit, 'canvas');
  ruth = await kit.enter({ site: 'canvas', person: 'ruth' });
});

interface Desk {
  sets: { id: string; number: number; members: { id: string; name: string | null }[] }[];
}
const desk = async () => (await kit.tool.call('GET', '/api/live/sets', { token: ruth.token })).body as Desk;

const show = async (path: string): Promise<Page> => {
  const page = await newPage(kit.browser);
  await inApp(kit, { person: 'ruth' }, path)(page, 'en');
  return page;
};

const inDays = (days: number) =>
  new Date(kit.tool.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);

it('[S1.7] sets are formed by the keyboard, once however often it is pressed; somebody is moved with the reason kept, and a date anyway', async () => {
  const page = await show('/app/sets');
  await page.getByRole('link', { name: 'Form sets' }).click();
  const boxes = page.locator('.sets-group select');
  await boxes.first().waitFor();
  // Somebody is put into a set of their own and back by the keys alone.
  const person = (await boxes.first().getAttribute('data-person')) ?? '';
  const own = page.locator(`[data-person="${person}"]`);
  const before = await page.locator('.sets-group').count();
  await own.selectOption('new');
  await expect.poll(() => page.locator('.sets-group').count()).toBe(before + 1);
  expect(await own.evaluate((box) => box === document.activeElement)).toBe(true);
  await page.getByText('It has fewer than four people.').first().waitFor();
  await page.getByRole('button', { name: 'Propose anew' }).click();
  await page.locator('input[type=date]').fill(inDays(7));
  const form = page.getByRole('button', { name: /^Form / });
  await form.dblclick();
  await page.getByRole('heading', { name: 'All sets', exact: true }).waitFor();
  const { sets } = await desk();
  expect(sets.length).toBeGreaterThan(0);
  expect(new Set(sets.map(({ number }) => number)).size).toBe(sets.length);

  await page.getByRole('link', { name: 'Open set 1' }).click();
  await page.getByRole('heading', { level: 1, name: 'Set 1' }).waitFor();
  const moved = sets[0]?.members[0];
  await page.getByLabel('Who', { exact: true }).selectOption(moved?.id ?? '');
  await page.getByLabel('Put into').selectOption('none');
  await page.getByLabel('Why').fill('Asked in private for another set.');
  await page.getByRole('button', { name: 'Put there' }).click();
  await page.getByRole('heading', { name: 'Changes by hand' }).waitFor();
  await page.getByText('Asked in private for another set.').waitFor();
  expect((await desk()).sets[0]?.members.map(({ id }) => id)).not.toContain(moved?.id);

  await page.getByRole('button', { name: 'Another date Meeting 2' }).click();
  await page.locator('.sets-meetings input[type=date]').fill(inDays(7 + 14 + 6));
  await page.getByRole('button', { name: 'Move it' }).click();
  await page.getByText('more than three days from where it was').waitFor();
  // A press right after the question came is not taken for its answer.
  const anyway = page.getByRole('button', { name: 'Move it anyway' });
  const taken = async () => {
    if ((await anyway.count()) > 0) await anyway.click();
    return page.locator('.sets-meetings input[type=date]').count();
  };
  await expect.poll(taken, { timeout: 10_000, interval: 500 }).toBe(0);
  await page.context().close();
});
