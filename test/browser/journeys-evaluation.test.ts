import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { browserKit, type BrowserKit, newPage, reload } from './kit.ts';
import { held } from './meeting-held.ts';
import { setOfSix, type SetOfSix } from './meeting-people.ts';
import { inApp } from './place.ts';

/** After a meeting: a member evaluates it on a phone, and its trainer writes notes and reads what was said. */
let kit: BrowserKit;
let set: SetOfSix;
beforeAll(async () => {
  kit = await browserKit();
  set = await setOfSix(kit);
  await held(set);
});

const PHONE = { width: 390, height: 844 };
const SCALES = [
  'It was a good use of my time',
  'I could be honest',
  'Questions did more work than advice',
  'Time was shared fairly',
  'The process was well looked after',
];

async function show(person: string, path: string): Promise<Page> {
  const page = await newPage(kit.browser, { viewport: PHONE });
  await inApp(kit, { person }, path)(page, 'en');
  return page;
}

const choose = (page: Page, label: string, n: number) =>
  page
    .getByRole('group', { name: label })
    .getByRole('radio', { name: new RegExp(`^${n}`) })
    .check({ force: true });
const finished = (page: Page) =>
  page
    .getByText(/^Finished \d\d:\d\d$/)
    .first()
    .waitFor();

it('[S0.14] [C27] [i1] a member comes from the road map, answers in five presses and a line, and is not asked again', async () => {
  const page = await show('tom', '/app');
  await page.getByRole('link', { name: 'Evaluate meeting 1 of your set: two minutes.' }).click();
  await page.getByRole('heading', { level: 1, name: 'Evaluation of the session' }).waitFor();
  for (const label of SCALES) await choose(page, label, 4);
  await page.getByLabel('One thing I learned').fill('To wait for the second answer.');
  await page.getByLabel('Something for the facilitator only').fill('I would like a word.');
  await page
    .getByText(/^Saved \d\d:\d\d$/)
    .first()
    .waitFor();
  await reload(page);
  expect(await page.getByLabel('One thing I learned').inputValue()).toBe('To wait for the second answer.');
  await page.getByRole('button', { name: 'Save and finish' }).click();
  await finished(page);
  await page.goto(`${kit.tool.origin}/app`);
  await page.getByRole('heading', { name: 'Your road map' }).waitFor();
  expect(await page.getByRole('link', { name: /^Evaluate meeting/ }).count()).toBe(0);
  await page.goto(`${kit.tool.origin}/app/course/choose-or-devise/set-1`);
  await page.getByText(/^You answered on /).waitFor();
  await page.getByText('What the set says stands here once four have answered.').waitFor();
  await page.context().close();
});

it('[S0.15] [S0.16] its trainer fills in notes that know who was there, and reads who said what', async () => {
  const page = await show('ruth', '/app/sets/answers');
  await page.getByText('1 of 6 have answered.').waitFor();
  await page.getByRole('link', { name: 'Set 1, meeting 1' }).click();
  const answer = page.locator('article', { hasText: 'Tom Brightwell' });
  await answer.getByText('I would like a word.').waitFor();
  await page.getByRole('link', { name: 'Write your notes' }).click();
  await page.getByRole('heading', { level: 1, name: "Facilitator's notes" }).waitFor();
  expect(await page.getByRole('checkbox', { name: /Tom Brightwell/ }).isChecked()).toBe(true);
  await page.getByLabel('What I saw in the process').fill('Advice came dressed as questions.');
  await page.getByLabel('What I learned as a facilitator').fill('I spoke too soon.');
  await page.getByRole('radio', { name: 'No', exact: true }).check({ force: true });
  await choose(page, 'How ready is the set to run itself?', 3);
  await page.getByRole('button', { name: 'Save and finish' }).click();
  await finished(page);
  await page.goto(`${kit.tool.origin}/app/sets/answers`);
  await page.getByText('Your notes: finished.').waitFor();
  await page.context().close();
});
