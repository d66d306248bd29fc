import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { Entered } from '../setup/tool-and-lms.ts';
import { openCase, paper, PHONE, saved, storedCase, storedSection, turnTo, writeOn } from './case-kit.ts';
import { browserKit, heading, takeBackButton, type BrowserKit } from './kit.ts';
import { sidewaysScroll } from './measures.ts';

/** A business case as its author meets it: begun from the bar or in a step, written, and there the next time. */
let kit: BrowserKit;
beforeAll(async () => {
  kit = await browserKit();
});

const CASE = '/app/case';
const STEP = '/app/course/starting-points/first-success-criterion';

const PATIENCE = { timeout: 20_000 };
const learner = (person: string) => kit.enter({ site: 'moodle', person });

/** Requests about the case, from now on. */
function watched(page: Page) {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/api/business-case')) asked.push(`${request.method()} ${pathname}`);
  });
  return asked;
}

const tool = (page: Page, name: string) =>
  page.getByRole('toolbar').getByRole('button', { name, exact: true });
const textOf = async (who: Entered, slug: string) =>
  JSON.stringify((await storedSection(kit.tool, who.token, slug)).value.text);

it('a business case is begun from the bar, and a section with a heading, a list and a row is there after a reload', async () => {
  const tom = await learner('tom');
  const page = await openCase(kit, tom, '/app');
  // What other rooms say on the road map comes when it stands.
  await page.waitForLoadState('networkidle');
  const asked = watched(page);
  await page.getByRole('link', { name: 'Business case' }).first().click();
  await heading(page, 'Your business case').waitFor();
  expect(asked).toEqual(['GET /api/business-case']);
  expect(await page.locator('main').innerText(), 'no word is its own key').not.toMatch(/\bcase\.[a-z]/);
  await page.getByLabel('Name of the project').fill('On Side');
  await page.getByRole('button', { name: 'Begin the case' }).click();
  await page.getByText('Choose one of the three to begin.').waitFor();
  await page.getByRole('radio', { name: /^Create a programme/ }).check({ force: true });
  await page.getByRole('button', { name: 'Begin the case' }).click();
  await heading(page, 'On Side').waitFor();
  await turnTo(page, /^3 Rationale/);
  await heading(page, /^3 Rationale: the need/).waitFor();
  await paper(page).click();
  await tool(page, 'Heading').click();
  await page.keyboard.type('Who leaves');
  await page.keyboard.press('Enter');
  await tool(page, 'List').click();
  await page.keyboard.type('Six of nine, within a year');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Nobody asked them why');
  await page.getByLabel('Claim, row 1').fill('New teachers leave early');
  const puts = () => asked.filter((one) => one.startsWith('PUT') && one.endsWith('/rationale'));
  await expect
    .poll(async () => (await storedSection(kit.tool, tom.token, 'rationale')).value, PATIENCE)
    .toEqual(WRITTEN);
  await saved(page).waitFor();
  // Far fewer than keys: a pause is sent, and not a letter.
  expect(puts().length).toBeLessThan(10);
  await page.reload();
  await paper(page).locator('h3').getByText('Who leaves').waitFor();
  expect(await paper(page).locator('li').allInnerTexts()).toEqual([
    'Six of nine, within a year',
    'Nobody asked them why',
  ]);
  expect(await page.getByLabel('Claim, row 1').inputValue()).toBe('New teachers leave early');
  expect((await storedCase(kit.tool, tom.token)).head.value).toMatchObject({
    title: 'On Side',
    kind: 'create',
  });
  await page.context().close();
});

it('a step that asks for a criterion holds the section itself, and is done by a row of it', async () => {
  const joanna = await learner('joanna');
  const page = await openCase(kit, joanna, STEP, PHONE);
  await page.locator('.case-slot [aria-expanded=false]').first().click();
  await writeOn(page, 'Three things would be different.');
  await saved(page).waitFor();
  expect(await takeBackButton(page).count()).toBe(0);
  await page.getByLabel('Statement, row 1').fill('Half of them ask for help sooner');
  await takeBackButton(page).waitFor();
  await page.goto(`${kit.tool.origin}${CASE}/success-criteria`);
  // A case that was begun in a step has not said yet what it is.
  await page.getByRole('radio', { name: /^Improve/ }).check({ force: true });
  await page.getByRole('button', { name: 'Begin the case' }).click();
  await expect
    .poll(() => page.getByLabel('Statement, row 1').inputValue(), PATIENCE)
    .toBe('Half of them ask for help sooner');
  await page.context().close();
});

it('un caso de negocio se empieza y se escribe en el teléfono, en español', async () => {
  const sofia = await learner('sofia');
  await kit.tool.call('PUT', '/api/me/language', { token: sofia.token, body: { lang: 'es' } });
  const page = await openCase(kit, sofia, '/app', PHONE);
  await page.getByRole('link', { name: 'Caso', exact: false }).first().click();
  await heading(page, 'Tu caso de negocio').waitFor();
  await page.getByLabel('Nombre del proyecto').fill('De tu lado');
  await page.getByRole('radio', { name: /^Crear un programa/ }).check({ force: true });
  await page.getByRole('button', { name: 'Empezar el caso' }).click();
  await heading(page, 'De tu lado').waitFor();
  await page.locator('.case-pick').click();
  await page.getByRole('link', { name: /^3 Justificación/ }).click();
  await heading(page, /^3 Justificación/).waitFor();
  await paper(page).click();
  await tool(page, 'Título').click();
  await page.keyboard.type('Quién se va');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Seis de nueve, en un año.');
  await page.getByLabel('Afirmación, fila 1').fill('Se van pronto');
  await saved(page).waitFor();
  for (const width of [320, PHONE.width]) {
    await page.setViewportSize({ ...PHONE, width });
    expect(await sidewaysScroll(page)).toEqual([]);
  }
  await expect.poll(() => textOf(sofia, 'rationale'), PATIENCE).toContain('Seis de nueve, en un año.');
  await page.reload();
  await paper(page).locator('h3').getByText('Quién se va').waitFor();
  await page.getByText(/^\d+ palabras\. La guía es de 200 a 300: hay lugar para más\.$/).waitFor();
  expect(await page.getByLabel('Afirmación, fila 1').inputValue()).toBe('Se van pronto');
  await page.context().close();
});

const line = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const WRITTEN = {
  text: {
    type: 'doc',
    content: [
      { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: 'Who leaves' }] },
      {
        type: 'bulletList',
        content: ['Six of nine, within a year', 'Nobody asked them why'].map((text) => ({
          type: 'listItem',
          content: [line(text)],
        })),
      },
    ],
  },
  tables: { evidence: [{ key: expect.any(String), cells: { claim: 'New teachers leave early' } }] },
};
