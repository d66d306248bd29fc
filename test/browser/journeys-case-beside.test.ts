import { readFile } from 'node:fs/promises';
import JSZip from 'jszip';
import type { Download, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { hex } from '../setup/hex.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { openCase, paper, paragraphs, PHONE, putHead, putSection, sampleOf, words } from './case-kit.ts';
import { browserKit, heading, type BrowserKit } from './kit.ts';

/** What stands beside the sections of a case: what goes from one learner to another, what comes in, what is taken away. */
let kit: BrowserKit;
let tom: Entered;
const enter = (person: string) => kit.enter({ site: 'moodle', person });
const at = (who: Entered, path: string, viewport = PHONE) => openCase(kit, who, path, viewport);

beforeAll(async () => {
  kit = await browserKit();
  tom = await enter('tom');
  await putHead(kit.tool, tom.token, { taken: ['stakeholders'] });
  const aims = await sampleOf(kit.tool, tom.token, 'aims');
  await putSection(kit.tool, tom.token, { slug: 'aims', value: aims });
  const judged = { text: paragraphs('The head of maths says no, and means not yet.'), tables: {} };
  await putSection(kit.tool, tom.token, { slug: 'stakeholders', value: judged });
});

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
const follow = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).click();

async function downloaded(page: Page, name: string): Promise<Download> {
  const download = page.waitForEvent('download');
  await press(page, name);
  return download;
}

it('[N19] [h1] a section is shared, found and adapted by another learner with its credit, and taken back without the copy', async () => {
  const [ines, farah] = [await enter('ines'), await enter('farah')];
  const section = '/app/case/programme-design';
  for (const { token } of [ines, farah]) await putHead(kit.tool, token);
  const value = { text: paragraphs('Pairs meet on Fridays, and nobody asks what about.'), tables: {} };
  await putSection(kit.tool, ines.token, { slug: 'programme-design', value });

  const author = await at(ines, section);
  await author.getByText('Share this section').click();
  await press(author, 'Share it with your cohort…');
  await author.getByText(/^The \d+ other learners of this course will read it/).waitFor();
  await press(author, /^Share it with \d+ learners$/);
  await author.getByText(/^Shared with your cohort as it stood on/).waitFor();

  const other = await at(farah, section, { width: 1032, height: 900 });
  await follow(other, /of others in your cohort$/);
  await follow(other, /^How the programme will run/);
  await other.getByText('Pairs meet on Fridays').waitFor();
  await press(other, 'Adapt a copy');
  await follow(other, /^Go to your “/);
  await press(other, 'Put it in');
  await expect.poll(() => words(other)).toContain('Pairs meet on Fridays');
  await other.getByText(/^Adapted from “How the programme will run” by /).waitFor();

  await author.reload();
  await author.getByText('1 copy was made of it: see where it went').click();
  await author.locator('.family-tree').getByText('Farah').waitFor();
  await press(author, /^Take it back/);
  await author.getByText(/^Shared on .* and taken back$/).waitFor();

  await other.goto(`${kit.tool.origin}/app/case/shared`);
  await other.getByText('Nobody shares one yet. Yours could be the first.').waitFor();
  await other.goto(`${kit.tool.origin}${section}`);
  await expect.poll(() => words(other)).toContain('Pairs meet on Fridays');
  await other.getByText(/^Adapted from “How the programme will run” by /).waitFor();
  await Promise.all([author.context().close(), other.context().close()]);
});

it('[N3] a private note goes from its step to a section, waits there, and is placed by a press', async () => {
  const note = 'Two of the four who left had asked for an hour.';
  const body = { value: note, revision: 0, write: hex() };
  const { token } = tom;
  await kit.tool.call('PUT', '/api/course/notes/conversation-models/goal-too-early/note', { token, body });
  const page = await at(tom, '/app/notes');
  await press(page, 'Send to my business case');
  await page
    .getByRole('combobox', { name: 'Which section?' })
    .selectOption({ label: 'Aims, scope and people' });
  await press(page, /^Send$/);
  await page.getByText('Sent. It waits in the section; nothing there has changed.').waitFor();
  await follow(page, 'Aims, scope and people');
  const waiting = page.getByRole('region', { name: 'A note waits to be placed' });
  await waiting.getByText(note).waitFor();
  const before = await words(page);
  expect(before).not.toContain(note);
  await press(page, 'Add below the text');
  await page.getByText(/^Placed\. From here on it is text of your case/).waitFor();
  expect(await words(page)).toContain(note);
  await page.locator('.case-box .save-line.saved').first().waitFor();
  await page.reload();
  await paper(page).waitFor();
  expect(await words(page)).toContain(note);
  await page.getByText('Placed or put aside (1)').waitFor();
  await page.context().close();
});

it('[S2.9] a part of the case is chosen for somebody, who is told of in time, and taken as a file', async () => {
  const page = await at(tom, '/app/case/extract');
  await heading(page, 'Take a copy for somebody').waitFor();
  await page.getByRole('radio', { name: 'Sections you choose' }).check();
  const judging = page.getByText('Stakeholders and risks say what you think of people and departments.');
  for (const box of await page.getByRole('checkbox').all()) await box.uncheck();
  await page.getByText('Tick at least one section.').waitFor();
  expect(await judging.count()).toBe(0);
  await page.getByRole('checkbox', { name: /^Stakeholders/ }).check();
  await judging.waitFor();
  await page.getByRole('checkbox', { name: /^Stakeholders/ }).uncheck();
  await page.getByRole('checkbox', { name: 'Aims, scope and people' }).check();
  const file = await downloaded(page, 'Markdown (.md)');
  expect(file.suggestedFilename()).toBe('business-case-extract.en.md');
  const text = await readFile(await file.path(), 'utf8');
  expect(text.match(/^## .*/gm)).toEqual(['## Aims, scope and people']);
  await page.context().close();
});

it('[N11] [S1.18] the papers of a programme are taken in one file, after a look at what the case fills in', async () => {
  const page = await at(tom, '/app/case/pack');
  const known = page.getByRole('region', { name: 'What your case fills in' });
  await known.getByText('On Side', { exact: true }).waitFor();
  await known.getByText('Not in your case yet').first().waitFor();
  const file = await downloaded(page, 'Take the pack (.zip)');
  expect(file.suggestedFilename()).toBe('programme-pack.en.zip');
  const zip = await JSZip.loadAsync(await readFile(await file.path()));
  expect(Object.keys(zip.files)).toEqual(
    expect.arrayContaining(['03-role-mentor.docx', '11-promotion-poster.docx']),
  );
  await page.getByText('The pack (.zip) is among your downloads.').waitFor();
  await page.context().close();
});

it('[N9] the next day of the evaluation stands on the learner’s road map, and leads to its plan', async () => {
  const cells = { question: 'Do they stay?', timing: 'days', first_on: '2199-05-04' };
  const tables = { evaluation: [{ key: 'stay', cells }] };
  await putSection(kit.tool, tom.token, { slug: 'evaluation', value: { text: null, tables } });
  const page = await at(tom, '/app');
  await follow(page, 'Next: 4 May 2199. Do they stay?');
  await heading(page, /Monitoring and evaluation$/).waitFor();
  await page.context().close();
});

it('[N9b] a learner marks their case by six published standards, and finds the marks again', async () => {
  const page = await at(tom, '/app/case/standards');
  const marks = page.getByRole('combobox', { name: 'How far it goes' });
  await marks.first().waitFor();
  expect(await marks.count()).toBe(6);
  for (const [index, mark] of ['70', '80', '60', '70', '90', '80'].entries())
    await marks.nth(index).selectOption(mark);
  await page.getByText('By your own marks: 75 % overall, 60 % in the lowest standard.').waitFor();
  await page.locator('.save-line.saved').waitFor();
  await page.reload();
  await page.getByText('By your own marks: 75 % overall, 60 % in the lowest standard.').waitFor();
  await page.context().close();
});
