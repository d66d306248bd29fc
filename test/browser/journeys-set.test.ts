import { beforeAll, expect, it } from 'vitest';
import type { AllSets } from '../server/meeting-kit.ts';
import { browserKit, type BrowserKit, newPage } from './kit.ts';
import { inApp } from './place.ts';

/** A learner and their set: before it is formed, and when it is. */
const NAMES = ['tom', 'ines', 'neil', 'farah'];
let kit: BrowserKit;
beforeAll(async () => {
  kit = await browserKit();
});

async function formed(): Promise<AllSets['sets'][number] | undefined> {
  const { token } = await kit.enter({ site: 'canvas', person: 'ruth' });
  const members: string[] = [];
  for (const person of NAMES) members.push((await kit.enter({ site: 'canvas', person })).me.id);
  const first = new Date(kit.tool.clock.now().getTime() + 3 * 86_400_000).toISOString().slice(0, 10);
  const body = { sets: [members], first, time: '16:00', lang: 'en' };
  await kit.tool.call('POST', '/api/live/sets', { token, body });
  const { sets } = (await kit.tool.call('GET', '/api/live/sets', { token })).body as AllSets;
  return sets[0];
}

it('[S0.4] [S0.12] [C2] one says how one would meet, finds one’s set from the bar and agrees; a text begun outlives a reload', async () => {
  const page = await newPage(kit.browser);
  await inApp(kit, { person: 'tom' }, '/app')(page, 'en');
  await page.getByRole('link', { name: /^(My set|Set)$/ }).click();
  await page.getByRole('heading', { name: 'Your set is not formed yet' }).waitFor();
  await page.getByLabel('English').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved. It can be changed until your set is formed.').waitFor();
  const set = await formed();
  await page.reload();
  await page.getByRole('heading', { name: `Your set, number ${set?.number}` }).waitFor();
  await page.getByRole('button', { name: 'I agree to these rules' }).click();
  await page.getByText('You have agreed').waitFor();
  await page.getByRole('button', { name: 'Change the rules' }).click();
  await page.getByLabel('When somebody cannot come').fill('We write before noon.');
  await page.reload();
  await page.getByRole('button', { name: 'Make it version 2' }).waitFor();
  expect(await page.getByLabel('When somebody cannot come').inputValue()).toBe('We write before noon.');
  await page.getByRole('button', { name: 'Make it version 2' }).click();
  await page.locator('.set-rules').getByText('We write before noon.').waitFor();
  await page.context().close();
});
