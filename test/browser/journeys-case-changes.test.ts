import { beforeAll, describe, expect, it } from 'vitest';
import type { Entered } from '../setup/tool-and-lms.ts';
import {
  openCase,
  paper,
  paragraphs,
  PHONE,
  putHead,
  putSection,
  saved,
  storedCase,
  storedSection,
  turnTo,
  words,
  writeOn,
} from './case-kit.ts';
import { browserKit, heading, type BrowserKit } from './kit.ts';

/** A business case that changes: a section goes and comes back, what feeds another changes, two devices write. */
let kit: BrowserKit;
beforeAll(async () => {
  kit = await browserKit();
});

const CASE = '/app/case';
const PATIENCE = { timeout: 20_000 };
const learner = (person: string) => kit.enter({ site: 'moodle', person });
const textOf = async (who: Entered, slug: string) =>
  JSON.stringify((await storedSection(kit.tool, who.token, slug)).value.text);

describe('a business case', () => {
  it('[B1] loses no word of a section that is left out with its reason, and brought back', async () => {
    const ines = await learner('ines');
    await putHead(kit.tool, ines.token);
    const page = await openCase(kit, ines, `${CASE}/programme-design`);
    await writeOn(page, 'Six meetings, one hour each.');
    await saved(page).waitFor();
    await page.getByText('Leave this section out').click();
    await page.getByRole('button', { name: 'Leave it out' }).click();
    await page.getByText('Write one line on why it is not needed.').waitFor();
    await page.getByLabel('Why it is not needed, in one line').fill('The handbook has it.');
    await page.getByRole('button', { name: 'Leave it out' }).click();
    await page.getByText('This section is not in the case. The handbook has it.').waitFor();
    const head = async () => (await storedCase(kit.tool, ines.token)).head.value;
    await expect
      .poll(async () => (await head()).reasons, PATIENCE)
      .toEqual({ 'programme-design': 'The handbook has it.' });
    expect((await head()).taken).not.toContain('programme-design');
    await page.reload();
    await page.getByText(/^\d+ left out$/).click();
    await page.getByRole('button', { name: 'Bring back How the programme will run' }).click();
    await page.getByText('This section is not in the case.').waitFor({ state: 'detached' });
    expect(await words(page)).toBe('Six meetings, one hour each.');
    await expect.poll(async () => (await head()).taken, PATIENCE).toContain('programme-design');
    expect((await head()).reasons).toEqual({});
    await page.context().close();
  });

  it('[B2] marks what a change feeds, says what changed, and takes the mark away when it still holds', async () => {
    const farah = await learner('farah');
    await putHead(kit.tool, farah.token);
    const both = ['rationale', 'aims'];
    for (const slug of both)
      await putSection(kit.tool, farah.token, {
        slug,
        value: { text: paragraphs('As it was.'), tables: {} },
      });
    const page = await openCase(kit, farah, `${CASE}/rationale`);
    await writeOn(page, ' Seven now.');
    await saved(page).waitFor();
    await turnTo(page, /^4 Aims.*Look again/);
    const note = page.getByRole('note').filter({ hasText: 'Something it grows from has changed' });
    await note.getByRole('link', { name: /^Rationale/ }).waitFor();
    await note.getByRole('button', { name: 'It still holds' }).click();
    await note.waitFor({ state: 'detached' });
    await page.reload();
    await paper(page).waitFor();
    expect(await note.count()).toBe(0);
    expect(await words(page)).toBe('As it was.');
    await page.context().close();
  });
});

it('[C18] the kind that was chosen is read on its own ground, in colours of one’s own', async () => {
  const grace = await learner('grace');
  await putHead(kit.tool, grace.token);
  const page = await openCase(kit, grace, `${CASE}/context`, { width: 320, height: 700 });
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await page.getByText('Name, currency and kind').click();
  const colours = page
    .locator('.picks label:has(:checked)')
    .evaluate((label) =>
      [label, ...label.querySelectorAll('span')].map((one) => getComputedStyle(one).color),
    );
  expect(new Set(await colours).size).toBe(1);
  await page.context().close();
});

describe('[C2] a section', () => {
  it('that was written on two devices shows both texts, and says in the end what its author chose', async () => {
    const neil = await learner('neil');
    await putHead(kit.tool, neil.token);
    const laptop = await openCase(kit, neil, `${CASE}/context`);
    await writeOn(laptop, 'Two colleges became one.');
    await saved(laptop).waitFor();
    const phone = await openCase(kit, neil, `${CASE}/context`, PHONE);
    await expect.poll(() => words(phone), PATIENCE).toBe('Two colleges became one.');
    await writeOn(phone, ' People talk in the car park.');
    await saved(phone).waitFor();
    await expect.poll(() => textOf(neil, 'context'), PATIENCE).toContain('car park');
    await writeOn(laptop, ' People talk in corridors.');
    await heading(laptop, 'What differs').waitFor();
    await laptop.getByText('Not saved yet: there are two texts').first().waitFor();
    expect(await laptop.locator('.case-conflict mark').allTextContents()).not.toEqual([]);
    await laptop.getByText('Both, one after the other').first().click();
    const outcome = await laptop.locator('.case-conflict .outcome').innerText();
    expect(outcome).toContain('corridors');
    expect(outcome).toContain('car park');
    await laptop.getByRole('button', { name: 'Keep this text' }).click();
    await laptop.locator('.case-conflict').waitFor({ state: 'detached' });
    await saved(laptop).waitFor();
    const kept = await words(laptop);
    expect(kept.trim()).toBe(outcome.trim());
    await phone.reload();
    await expect.poll(() => words(phone), PATIENCE).toBe(kept);
    for (const page of [laptop, phone]) await page.context().close();
  });

  it('that was written without a network is kept from page to page, and arrives by itself', async () => {
    const hannah = await learner('hannah');
    await putHead(kit.tool, hannah.token);
    const page = await openCase(kit, hannah, `${CASE}/context`, PHONE);
    await paper(page).waitFor();
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    await writeOn(page, 'Written in the tunnel.');
    await page.getByText('On this device, waiting for the network').first().waitFor();
    await page.locator('.case-pick').click();
    await turnTo(page, /^4 Aims/);
    await heading(page, /^4 Aims/).waitFor();
    await page.goBack();
    await heading(page, /^2 Organisational context/).waitFor();
    expect(await words(page)).toBe('Written in the tunnel.');
    expect((await storedCase(kit.tool, hannah.token)).sections).toEqual([]);
    await page.context().setOffline(false);
    await expect
      .poll(() => textOf(hannah, 'context'), { timeout: 45_000 })
      .toContain('Written in the tunnel.');
    await saved(page).waitFor();
    await page.context().close();
  });
});
