import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { addDays, dayIn } from '../../server/core/days.rule.ts';
import { aMoment, browserKit, heading, newPage, type BrowserKit } from './kit.ts';
import { sidewaysScroll } from './measures.ts';
import { barriers } from '../setup/barriers.ts';

/** Somebody is mentored, on a phone: from the label to the agreement, the next date, the record of a talk and the end. */
let kit: BrowserKit;
beforeAll(async () => {
  kit = await browserKit();
  await kit.enter({ site: 'canvas', person: 'joanna' });
  // The sandbox's courses begin with their first launch; a talk of some hours ago may have been on the day before.
  const { connection } = kit.tool.database;
  const startsOn = addDays(dayIn('UTC', kit.tool.clock.now()), -28);
  await connection.collection<{ startsOn: string }>('runs').updateMany({}, { $set: { startsOn } });
});

const PHONE = { width: 390, height: 844 };
const NEW = '/app/hours/relationships/new';

async function openAs(person: string, path: string): Promise<{ page: Page; token: string }> {
  const { token } = await kit.enter({ site: 'canvas', person });
  const page = await newPage(kit.browser, { viewport: PHONE });
  await page.addInitScript((value) => sessionStorage.setItem('re-entry.token', value), token);
  await page.goto(`${kit.tool.origin}${path}`);
  return { page, token };
}

/** What every page of the journey owes to those who use it on a phone, or hear it. */
async function isWhole(page: Page): Promise<void> {
  expect(await sidewaysScroll(page)).toEqual([]);
  expect(await barriers(page, 'main')).toEqual([]);
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

async function addSomebody(page: Page): Promise<void> {
  await page.getByLabel('One line for yourself').fill('Library, another building');
  await page.getByLabel('I assess or appraise them').check();
  await page.getByText(/^You judge this person's work/).waitFor();
  await button(page, 'Add M1').click();
  await page.getByText('Tick it once you have read it.').waitFor();
  await isWhole(page);
  await page.getByLabel(/^With power between you/).fill('Nobody else knows this work. The panel is told.');
  await page.getByLabel('I have read this').check();
  await button(page, 'Add M1').click();
  await page.getByText('M1 is in your log.').waitFor();
}

async function fillAgreement(page: Page): Promise<void> {
  await heading(page, /^Mentoring agreement/).waitFor();
  // Known already, shown and not asked again.
  await page.locator('.read-form.known').getByText('The mentor assesses or appraises the mentee').waitFor();
  expect(await page.locator('[data-field=mentee_label], [data-field=relationship_at_work]').count()).toBe(0);
  await page.getByLabel(/^What is this relationship for/).fill('To belong in a classroom.');
  await page
    .getByRole('textbox', { name: /^Objective\b/ })
    .first()
    .fill('Not being alone on Fridays');
  await page.getByLabel(/^How often, how long/).fill('Every three weeks, an hour, a small room');
  await page.getByLabel(/^We have said aloud/).check();
  await page.getByLabel('Only that we meet').check();
  await page.getByLabel('The dates of our meetings').check();
  await page.getByLabel(/^Either of us may end this/).check();
  await page.getByLabel(/^Mentor signs/).fill('TB');
  await button(page, /^Save and finish/).click();
  await page
    .getByText(/^Finished \d\d:\d\d$/)
    .first()
    .waitFor();
  await isWhole(page);
}

const inWords = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
});

async function setDate(page: Page): Promise<void> {
  const day = addDays(dayIn('UTC', kit.tool.clock.now()), 30);
  await button(page, 'Set the date').click();
  await page.getByLabel('Day').fill(day);
  await page.getByLabel('From').fill('16:10');
  await page.getByLabel('To', { exact: true }).fill('17:25');
  await button(page, 'Keep the date').click();
  await page.getByText(`${inWords.format(new Date(day)).replace(',', '')}, 16:10 to 17:25`).waitFor();
}

it('[N16][N15][C19] M1 is added with a warning read, agreed on paper, has a date, and ends without a reason, which is taken back', async () => {
  const { page } = await openAs('tom', NEW);
  await addSomebody(page);
  await page.getByRole('link', { name: 'Write the agreement' }).click();
  await fillAgreement(page);
  await page.locator('.over-title').getByRole('link', { name: 'M1' }).click();
  await page.getByLabel('M1 has signed it on paper').check();
  await page.getByText(/^Signed by both, .*, on paper$/).waitFor();
  await page.getByText('Not being alone on Fridays').waitFor();
  await setDate(page);
  await isWhole(page);
  await aMoment(page);
  await button(page, 'End it now, without a reason').click();
  expect(await page.getByRole('dialog').locator('input, textarea, select').count()).toBe(0);
  await button(page, 'End today').click();
  await page.getByText(/^Ended on .*, without a reason and without blame/).waitFor();
  await isWhole(page);
  await aMoment(page);
  await page.locator('#ending').getByRole('button', { name: 'Undo' }).first().click();
  await button(page, 'End it now, without a reason').waitFor();
  await page.context().close();
});

const FACTS = {
  kind: 'one-to-one',
  zone: 'Europe/London',
  breakMin: 0,
  aroundMin: 0,
  channel: 'video',
  participants: null,
  linked: null,
  outside: null,
  shadowing: false,
} as const;

it('[S2.24][C3] a talk has its record one tap away, in Spanish too, with every part that a record has', async () => {
  const { page, token } = await openAs('joanna', '/app');
  const id = 'b'.repeat(32);
  const entry = 'c'.repeat(32);
  const about = {
    label: 'M2',
    line: '',
    connection: 'no-shared-line',
    powerReason: '',
    warned: [],
    format: 'one-to-one',
    sessionsPlanned: 4,
  };
  const put = (path: string, body: unknown) => kit.tool.call('PUT', path, { token, body });
  expect((await put(`/api/hours/relationships/${id}`, about)).status).toBe(200);
  const at = (minutes: number) => new Date(kit.tool.clock.now().getTime() - minutes * 60_000);
  const start = new Date(Math.floor(at(180).getTime() / 60_000) * 60_000);
  const facts = {
    ...FACTS,
    relationship: id,
    startedAt: start.toISOString(),
    endedAt: new Date(start.getTime() + 75 * 60_000).toISOString(),
  };
  const write = {
    write: 'd'.repeat(32),
    revision: 0,
    lengthNote: '',
    privateNote: '',
    evidence: [],
    warned: [],
  };
  const logged = await put(`/api/hours/entries/${entry}`, { ...write, facts });
  expect(logged.status, JSON.stringify(logged.body)).toBe(200);
  await put('/api/me/language', { lang: 'es' });
  await page.goto(`${kit.tool.origin}/app/hours/relationships/${id}`);
  await page.locator('.record-list a').click();
  await heading(page, /^Registro de avance/).waitFor();
  await page.getByText(/1\sh\s15\. El día, la hora y el medio vienen de la entrada\./).waitFor();
  expect(
    await page.locator('[data-field=held_on], [data-field=channel], [data-field=relationship]').count(),
  ).toBe(0);
  const asked = await page
    .locator('.form-field')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-field')));
  expect(asked).toEqual(
    expect.arrayContaining([
      'topics',
      'objective_links',
      'conclusions',
      'mentor_actions',
      'mentee_actions',
      'went_well',
      'next_time',
      'next_date',
      'next_agenda',
    ]),
  );
  await page.getByLabel(/^Temas tratados/).fill('Los viernes.');
  await page.getByLabel(/^A qué conclusiones llegaron/).fill('Pedir ayuda antes.');
  await isWhole(page);
  await page.getByRole('link', { name: 'Ir a la entrada' }).click();
  await page.waitForURL(`**/app/hours/entries/${entry}`);
  await page.context().close();
});
