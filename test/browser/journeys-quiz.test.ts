import type { FrameLocator } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { inFirstEdition } from '../setup/first-edition.ts';
import { browserKit, heading, roadMap, type BrowserKit } from './kit.ts';

/** A quiz as a learner meets it, inside the LMS's page, and what their trainer sees of it. */
let kit: BrowserKit;
beforeAll(async () => {
  kit = await browserKit();
});

const QUIZ = /Mentoring, managing or something else/;

async function openStep(tool: FrameLocator, module: RegExp, step: RegExp): Promise<void> {
  await tool.getByRole('link', { name: 'Course', exact: true }).click();
  await tool.getByRole('link', { name: module }).first().click();
  await tool.locator('ol.steps').getByRole('link', { name: step }).first().click();
}

const SHOTS = process.env['SHOTS'];

describe('[a10] a learner', () => {
  it('[a3] answers a quiz on a phone until it is done, goes on where they stopped, and the road map knows it', async () => {
    const phone = { viewport: { width: 390, height: 780 } };
    const { page, tool } = await kit.open({ site: 'moodle', person: 'tom' }, phone);
    await roadMap(tool).waitFor();
    await openStep(tool, /^Starting points/, QUIZ);
    await tool.getByText('This step is done when every scene has its best answer.').waitFor();
    const scenes = tool.locator('[data-scene]');
    const answers = scenes.first().locator('details');
    const wrong = answers.filter({ hasNot: tool.locator('.feedback.yes') }).first();
    // The lower right corner of the box: every point of it is the answer.
    const summary = wrong.locator('summary');
    const { width = 0, height = 0 } = (await summary.boundingBox()) ?? {};
    await summary.click({ position: { x: width - 3, y: height - 3 } });
    await wrong.getByText('What it costs here').waitFor();
    await tool.getByText('Not this one. Choose again.').waitFor();
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/quiz-wrong.png` });
    for (let at = 0; at < (await scenes.count()); at += 1) {
      await scenes.nth(at).locator('details:has(.feedback.yes) > summary').click();
      await scenes.nth(at).getByText('The best answer here').waitFor();
    }
    await tool.getByText('All 6 right').waitFor();
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/quiz-done.png` });
    await tool.getByText(/^Done .*\d\d:\d\d$/).waitFor();
    await tool.getByText('7 answers tried. You can try as often as you like.').waitFor();
    await tool.getByRole('link', { name: /map$/i }).first().click();
    await tool.getByText('6\u00a0min of 40').waitFor();
    await page.context().close();

    const again = await kit.open({ site: 'moodle', person: 'tom' });
    await roadMap(again.tool).waitFor();
    await openStep(again.tool, /^Starting points/, QUIZ);
    await again.tool.getByText('All 6 right').waitFor();
    expect(await again.tool.locator('details.found[open]').count()).toBe(6);
    expect(await again.tool.locator('details.tried').count()).toBe(1);
    if (SHOTS) await again.page.screenshot({ path: `${SHOTS}/quiz-again.png`, fullPage: true });
    await again.page.context().close();
  });

  it('meets two questions from before in a new module, and skips them', async () => {
    await kit.enter({ site: 'canvas', person: 'ines' });
    // Steps of the second edition ask old scenes themselves.
    await inFirstEdition(kit, 'canvas');
    const { page, tool } = await kit.open({ site: 'canvas', person: 'ines' });
    await roadMap(tool).waitFor();
    await openStep(tool, /^Models I: /, /When the goal arrives/);
    await heading(tool, 'Two questions from before').waitFor();
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/returning.png`, fullPage: true });
    await tool.getByRole('button', { name: 'Skip both' }).click();
    await tool.getByText('Skipped. On with the module.').waitFor();
    await page.context().close();
  });
});

it('a trainer sees the result of a quiz beside what a learner has done, and no answer', async () => {
  const { page, tool } = await kit.open({ site: 'moodle', person: 'ruth' });
  await tool.getByRole('link', { name: 'Cohort' }).first().click();
  await tool.getByRole('link', { name: /Tom/ }).first().click();
  await heading(tool, 'Quizzes').waitFor();
  await tool.getByText(/6 of 6 right, 7 answers tried/).waitFor();
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/trainer.png`, fullPage: true });
  await page.context().close();
});
