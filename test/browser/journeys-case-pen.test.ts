import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { openCase, PHONE, putHead, saved, storedSection, words, writeOn } from './case-kit.ts';
import { aMoment, browserKit, type BrowserKit } from './kit.ts';

/** One author, several windows: whoever writes where another window is writing is told, and nobody is hindered. */
let kit: BrowserKit;
beforeAll(async () => {
  kit = await browserKit();
});

const CONTEXT = '/app/case/context';
const PATIENCE = { timeout: 20_000 };
const learner = (person: string) => kit.enter({ site: 'moodle', person });
const onDevice = (page: Page) =>
  page.getByText('You are also writing here on another device or in another window.');
const inWindow = (page: Page) =>
  page.getByText('You are also writing here in another window of this browser.');
const goOn = (page: Page) => page.getByRole('button', { name: 'Go on here' });

describe('[C2] a section that is written in on two devices', () => {
  it('says so to whoever opens it, who goes on, and is told again only when the other has written again', async () => {
    const ines = await learner('ines');
    await putHead(kit.tool, ines.token);
    const phone = await openCase(kit, ines, CONTEXT, PHONE);
    await writeOn(phone, 'Two colleges became one.');
    await saved(phone).waitFor();
    const laptop = await openCase(kit, ines, CONTEXT);
    await onDevice(laptop).waitFor();
    expect(await onDevice(phone).count()).toBe(0);
    await goOn(laptop).click();
    await onDevice(laptop).waitFor({ state: 'detached' });
    // The focus is where they write on.
    await laptop.keyboard.press('Control+End');
    await laptop.keyboard.type(' People talk.');
    await expect.poll(() => words(laptop), PATIENCE).toBe('Two colleges became one. People talk.');
    const stored = async () => JSON.stringify(await storedSection(kit.tool, ines.token, 'context'));
    await expect.poll(stored, PATIENCE).toContain('People talk.');
    expect(await onDevice(laptop).count()).toBe(0);
    await phone.reload();
    await onDevice(phone).waitFor();
    await writeOn(phone, ' In corridors.');
    await expect.poll(stored, PATIENCE).toContain('In corridors.');
    await laptop.getByRole('link', { name: /Aims/ }).first().click();
    await laptop.reload();
    await laptop.goBack();
    await onDevice(laptop).waitFor();
    for (const page of [phone, laptop]) await page.context().close();
  });

  it('can be read as it is there before anybody writes on', async () => {
    const tom = await learner('tom');
    await putHead(kit.tool, tom.token);
    const phone = await openCase(kit, tom, CONTEXT, PHONE);
    await writeOn(phone, 'Six left.');
    await saved(phone).waitFor();
    const laptop = await openCase(kit, tom, CONTEXT);
    await onDevice(laptop).waitFor();
    await writeOn(phone, ' Seven by now.');
    const stored = async () => JSON.stringify(await storedSection(kit.tool, tom.token, 'context'));
    await expect.poll(stored, PATIENCE).toContain('Seven by now.');
    await laptop.getByRole('button', { name: 'Read what is there' }).click();
    await laptop.getByText('What stands here is the newest text').waitFor();
    expect(await words(laptop)).toBe('Six left. Seven by now.');
    expect(await onDevice(laptop).count()).toBe(0);
    for (const page of [phone, laptop]) await page.context().close();
  });
});

it('[C2] two windows of one browser say so, and what is written in one stands in the other', async () => {
  const sofia = await learner('sofia');
  await putHead(kit.tool, sofia.token);
  const one = await openCase(kit, sofia, CONTEXT);
  await writeOn(one, 'Two colleges');
  // What answers to another window comes when the page stands.
  await one.waitForLoadState('networkidle');
  const other = await one.context().newPage();
  await other.addInitScript((value) => sessionStorage.setItem('re-entry.token', value), sofia.token);
  await other.goto(`${kit.tool.origin}${CONTEXT}`);
  await inWindow(other).waitFor();
  expect(await onDevice(other).count()).toBe(0);
  await writeOn(one, ' became one.');
  await expect.poll(() => words(other), PATIENCE).toBe('Two colleges became one.');
  // Until all of it has arrived there is something new to be told of.
  await saved(one).waitFor();
  await one.waitForLoadState('networkidle');
  await aMoment(other);
  await goOn(other).click();
  await writeOn(other, ' People talk.');
  await inWindow(one).waitFor();
  await expect.poll(() => words(one), PATIENCE).toBe('Two colleges became one. People talk.');
  expect(await inWindow(other).count()).toBe(0);
  // Loaded anew it is the same browser: nobody else's pen.
  await one.close();
  await other.reload();
  await saved(other).waitFor();
  await other.waitForLoadState('networkidle');
  expect(await onDevice(other).count()).toBe(0);
  // The window that is gone may be heard of until it has said goodbye.
  await expect.poll(() => inWindow(other).count(), PATIENCE).toBe(0);
  await other.context().close();
});
