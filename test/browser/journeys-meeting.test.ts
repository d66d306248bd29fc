import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { addDays } from '../../server/core/days.rule.ts';
import { aMoment, browserKit, type BrowserKit, reload } from './kit.ts';
import { type Member, setOfSix, type SetOfSix, SIX } from './meeting-people.ts';

/** A meeting of a set in the browsers of four of its members, from its first press to its last. */
const SHOWN = ['ines', 'tom', 'farah', 'neil'] as const;
let kit: BrowserKit;
let set: SetOfSix;
const pages = new Map<Member, Page>();
const of = (name: Member) => pages.get(name) as Page;
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
/** The large button, once one has seen what it would end. */
async function onward(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).waitFor();
  await aMoment(page);
  await press(page, name);
}
const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
const onAll = (see: (page: Page) => Promise<unknown>) => Promise.all(SHOWN.map((name) => see(of(name))));
const counted = (page: Page, what: 'Questions' | 'Advice that slipped out', count: number) =>
  page.locator('.meeting-tally div', { hasText: what }).getByText(String(count), { exact: true }).waitFor();
/** What a page shows of the turn, its clock left out. */
const shownOn = (page: Page) =>
  page.evaluate(() => [
    document.querySelector('h1')?.textContent,
    document.querySelector('.meeting-turn h2')?.textContent,
    ...[...document.querySelectorAll('.meeting-tally dd, .meeting-record .written, .meeting-acts b')].map(
      (one) => one.textContent,
    ),
  ]);

beforeAll(async () => {
  kit = await browserKit();
  set = await setOfSix(kit);
});

it('[S0.12] [N6] is opened by whoever comes first, and begins no turn before all have agreed to the rules', async () => {
  for (const name of SHOWN) pages.set(name, await set.show(name));
  await press(of('ines'), 'Open the meeting');
  await of('ines').getByText('1 of 6').waitFor();
  for (const name of SHOWN.slice(1)) await press(of(name), 'I am here');
  await onAll((page) => page.getByText('4 of 6').waitFor());
  await onAll((page) => press(page, 'I keep to these today'));
  await onAll((page) => page.getByText(/^Not all of the set have agreed/).waitFor());
  for (const name of SIX.slice(4)) {
    await set.tap(name, { kind: 'join' });
    await set.tap(name, { kind: 'confirm', version: 1 });
  }
  await of('tom').getByText('Agreed by everybody who is here.').waitFor();
  // S5: whoever passes is left out, so that Inés is next.
  for (const name of SIX.slice(1)) await set.tap(name, { kind: 'pass', on: true });
  await onward(of('tom'), 'Begin the turn of Inés Calder');
  await title(of('ines'), 'Your turn');
  await title(of('neil'), 'Turn of Inés Calder');
});

it('[S0.7] [S0.13] [N6] one sleeps, one loses its network and taps meanwhile, one reloads, who opened it leaves: all arrive at the same', async () => {
  await onward(of('tom'), 'Go on to clear it up');
  await onward(of('tom'), 'Go on to explore');
  await onAll((page) => page.getByRole('heading', { name: 'Explore, by questions only' }).waitFor());
  // Farah's browser stands still: its timers, and what comes to it.
  const asleep = await of('farah').context().newCDPSession(of('farah'));
  await asleep.send('Debugger.enable');
  await asleep.send('Debugger.pause');
  await of('neil').context().setOffline(true);
  await press(of('neil'), 'What keeps it going?');
  await press(of('neil'), 'Advice');
  await press(of('neil'), 'Advice');
  await counted(of('neil'), 'Advice that slipped out', 2);
  await of('tom').getByLabel('In a line or two').fill('Half a sentence');
  await press(of('tom'), 'Question');
  await counted(of('ines'), 'Questions', 1);
  await reload(of('tom'));
  await expect
    .poll(() => of('tom').getByLabel('In a line or two').inputValue(), { timeout: 20_000 })
    .toBe('Half a sentence');
  await press(of('tom'), 'Add to the record');
  await press(of('ines'), 'I have to go');
  await asleep.send('Debugger.resume').catch(() => undefined);
  await asleep.detach();
  await of('neil').context().setOffline(false);
  await onAll((page) => counted(page, 'Questions', 2));
  await onAll((page) => counted(page, 'Advice that slipped out', 2));
  await onAll((page) => page.locator('.meeting-record').getByText('Half a sentence').waitFor());
  const [first, ...others] = await Promise.all(SHOWN.slice(1).map((name) => shownOn(of(name))));
  for (const other of others) expect(other).toEqual(first);
  const { turns, current, lines } = await set.meeting('tom');
  expect(turns[current ?? '']).toMatchObject({ questions: 2, advice: 2 });
  expect(
    Object.values(lines)
      .map(({ kind, text }) => `${kind}: ${text}`)
      .sort(),
  ).toEqual(['insight: Half a sentence', 'question: What keeps it going?']);
});

it('[S0.8] a turn ends with an action that has an owner and a date, agreed on a page and seen on all', async () => {
  await press(of('ines'), 'I am back');
  await onward(of('ines'), 'Go on to actions');
  await onward(of('neil'), 'Go on to how we worked');
  const end = of('farah').getByRole('button', { name: 'End the turn' });
  await end.waitFor();
  expect(await end.getAttribute('aria-disabled')).toBe('true');
  await of('ines').getByLabel('What you will do').fill('Ask two managers what a good week looks like');
  await press(of('ines'), 'Agree the action');
  await onAll((page) => page.locator('.meeting-acts').getByText('Ask two managers').waitFor());
  await onward(of('farah'), 'End the turn');
  await onAll((page) => title(page, 'Whose turn is next'));
  const [agreed] = Object.values((await set.meeting('tom')).actions);
  expect(agreed).toMatchObject({ owner: set.idOf('ines'), due: (await set.meeting('tom')).nextDay });
});

it('[C25] closes once the next date and its host are fixed, on a page of any of them', async () => {
  await onward(of('neil'), 'Go on to the end of the meeting');
  const { nextDay } = await set.meeting('tom');
  await of('tom')
    .getByLabel('Day')
    .fill(addDays(nextDay ?? '', 1));
  await of('tom').getByLabel('Who opens it').selectOption(set.idOf('farah'));
  await press(of('tom'), 'Fix the date and the host');
  await of('ines')
    .getByText(/Farah Kazmi opens it/)
    .waitFor();
  await onward(of('ines'), 'Close the meeting');
  await onAll((page) => title(page, 'This meeting is closed'));
  expect((await set.meeting('tom')).next?.host).toBe(set.idOf('farah'));
  await Promise.all(SHOWN.map((name) => of(name).context().close()));
});
