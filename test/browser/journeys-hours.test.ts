import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Entered } from '../setup/tool-and-lms.ts';
import { addDays, dayIn } from '../../server/core/days.rule.ts';
import { entryRow, relationshipRow, writeLog } from '../server/hours-rows.ts';
import { killableBrowser, type KillableBrowser } from './killable-browser.ts';
import { browserKit, heading, newPage, type BrowserKit } from './kit.ts';

let kit: BrowserKit;
let ownBrowser: KillableBrowser;
beforeAll(async () => {
  kit = await browserKit();
  ownBrowser = await killableBrowser();
});
afterAll(() => ownBrowser.remove());

const SIGNED = {
  mentorAt: new Date('2026-01-10T10:00:00Z'),
  menteeAt: new Date('2026-01-10T11:00:00Z'),
  way: 'paper' as const,
};

/** Somebody with M2 in their log, an agreement signed on paper, and one session of three days ago. */
async function learner(person: string): Promise<Entered> {
  const who = await kit.enter({ site: 'moodle', person });
  // The sandbox's courses begin with their first launch: this one, and everybody in it, began four weeks before.
  const { connection } = kit.tool.database;
  const runs = connection.collection<{ startsOn: string }>('runs');
  const enrolments = connection.collection<{ joinedAt: Date }>('enrolments');
  const today = dayIn('UTC', kit.tool.clock.now());
  await runs.updateMany({}, { $set: { startsOn: addDays(today, -28) } });
  await enrolments.updateMany({}, { $set: { joinedAt: new Date(addDays(today, -28)) } });
  const at = `${addDays(today, -3)}T16:10:00Z`;
  await writeLog(connection, {
    tenant: kit.tenants.moodle,
    run: who.me.run.id,
    person: who.me.id,
    relationships: [relationshipRow('rel-1', { label: 'M2', line: 'Teaching', agreement: SIGNED })],
    entries: [entryRow('first', at, { aroundMin: 30, zone: 'UTC' })],
  });
  return who;
}

const entriesOf = async ({ token }: Entered) => {
  const { body } = await kit.tool.call('GET', '/api/hours', { token });
  return (body as { entries: { id: string; startedAt: string; aroundMin: number }[] }).entries;
};

/** On a phone, with every tap counted. */
async function onPhone({ token }: Entered, path: string): Promise<Page> {
  const page = await newPage(kit.browser, { viewport: { width: 390, height: 800 }, timezoneId: 'UTC' });
  await page.addInitScript((value) => {
    sessionStorage.setItem('re-entry.token', value);
    addEventListener('pointerdown', () => {
      sessionStorage.setItem('taps', String(Number(sessionStorage.getItem('taps') ?? 0) + 1));
    });
  }, token);
  await page.goto(`${kit.tool.origin}${path}`);
  return page;
}

const taps = (page: Page) => page.evaluate(() => Number(sessionStorage.getItem('taps')));
const isWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);

it('[C3][N2] a session like the last one is logged on a phone in five taps and one number', async () => {
  const tom = await learner('tom');
  const page = await onPhone(tom, '/app/hours');
  await page.getByRole('link', { name: /^Again: M2, 16:10, 60 min$/ }).click();
  await page.getByText('Yesterday').click();
  await page.getByLabel('Started at').click();
  await page.keyboard.type('0910');
  expect(await isWide(page)).toBe(false);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved. 3 h of 40.').waitFor();
  expect(await taps(page)).toBeLessThanOrEqual(5);
  await expect.poll(async () => (await entriesOf(tom)).length).toBe(2);
  const [newest] = await entriesOf(tom);
  expect(newest).toMatchObject({ aroundMin: 30 });
  expect(newest?.startedAt).toMatch(/T09:10:00/);
  await page.getByRole('link', { name: 'Finish the record' }).click();
  // The record knows the day from the entry, and asks for none.
  await heading(page, /^Progress record/).waitFor();
  await page.locator('[data-field=topics]').waitFor();
  expect(await page.locator('[data-field=held_on]').count()).toBe(0);
  await page.goto(`${kit.tool.origin}/app/hours`);
  await page.getByRole('table', { name: /Hours log/ }).waitFor();
  expect(await isWide(page)).toBe(false);
  await page.context().close();
});

it('[S3.13] una sesión se registra en el teléfono, en español, con sus minutos y lo que suma', async () => {
  const ines = await learner('ines');
  await kit.tool.call('PUT', '/api/me/language', { token: ines.token, body: { lang: 'es' } });
  const page = await onPhone(ines, '/app/hours');
  await page.getByRole('link', { name: 'Registrar una sesión' }).click();
  await page.getByText('Ayer').click();
  await page.getByLabel('Empezó a las').fill('1610');
  await page.getByText('75', { exact: true }).click();
  await page.getByText(/16:10 a 17:25/).waitFor();
  await page.getByRole('button', { name: 'Guardar' }).click();
  await page.getByText('Guardada. 3 h 15 de 40.').waitFor();
  expect(await isWide(page)).toBe(false);
  await expect.poll(async () => (await entriesOf(ines)).length).toBe(2);
  await page.context().close();
});

it('[C26][C20] a session logged without a network outlives the killed browser, and is one entry in the end', async () => {
  const neil = await learner('neil');
  const path = `${kit.tool.origin}/app/hours/log?with=rel-1`;
  const page = await ownBrowser.open(path, neil.token);
  await page.getByLabel('Started at').waitFor();
  await page.context().setOffline(true);
  await page.getByText('Yesterday').click();
  await page.getByLabel('Started at').fill('1210');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('It is on this device and is sent when the network is there.').waitFor();
  await ownBrowser.kill();
  expect(await entriesOf(neil)).toHaveLength(1);
  await ownBrowser.start();
  const again = await ownBrowser.open(`${kit.tool.origin}/app/hours`, neil.token);
  await again.getByRole('table', { name: /Hours log/ }).waitFor();
  await expect.poll(async () => (await entriesOf(neil)).length, { timeout: 20_000 }).toBe(2);
  await expect.poll(() => again.locator('.figure').first().textContent()).toMatch(/^3\s+h$/);
  expect(await entriesOf(neil)).toHaveLength(2);
});

it('[N14][H10] the browser that asked for a confirmation cannot answer it, and another one can', async () => {
  const gareth = await learner('farah');
  const page = await onPhone(gareth, '/app/hours/entries/first');
  await page.getByRole('button', { name: 'Ask somebody to confirm' }).click();
  await page.getByRole('button', { name: 'Make the link' }).click();
  const link = await page.getByLabel('Link to send').inputValue();
  await page.goto(link);
  await heading(page, 'Someone else needs to confirm this').waitFor();
  expect(await page.locator('form').count()).toBe(0);
  const mentee = await newPage(kit.browser, { viewport: { width: 390, height: 800 } });
  await mentee.goto(link);
  await mentee.getByLabel('Yes, that is right').check();
  await mentee.getByLabel('Your initials or label').fill('M2');
  expect(await isWide(mentee)).toBe(false);
  await mentee.getByRole('button', { name: /^Confirm 1\sh/ }).click();
  await heading(mentee, 'Thank you').waitFor();
  await page.goto(`${kit.tool.origin}/app/hours/entries/first`);
  await page.getByText('Confirmed', { exact: false }).first().waitFor();
  for (const one of [page, mentee]) await one.context().close();
});
