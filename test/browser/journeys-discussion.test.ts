import type { FrameLocator } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { aMoment, browserKit, type BrowserKit, heading, takeBackButton } from './kit.ts';

/** Two learners and a trainer talk under a step, inside the LMS's page. */
let kit: BrowserKit;
beforeAll(async () => {
  kit = await browserKit();
  const custom = { content_id: 'step:starting-points/who-is-here' };
  await kit.lms.client.addLink({ site: 'moodle', title: 'Step 1.2', custom });
});

const enter = (person: string) => kit.open({ site: 'moodle', person, link: 'Step 1.2' });
const talkOf = async (tool: FrameLocator, name: RegExp) => {
  await heading(tool, name).scrollIntoViewIfNeeded();
  return tool.locator('.under-step');
};
const settle = async () => {
  while (await kit.tool.rooms.work.comments()) continue;
};

it('[a6] [a7] [C8] post, reply, find helpful, flag and hide; what a step asks for completes it', async () => {
  const tom = await enter('tom');
  const toms = await talkOf(tom.tool, /^Talk about it/);
  await toms.getByText('Seen by your cohort and trainers').waitFor();
  const box = toms.getByRole('textbox', { name: 'Say something' });
  await box.fill('I mentor two.\n\n- one is new\n- see https://example.org/a');
  // Two things are not ticked: the page asks once, and the words are still there when one goes back.
  await toms.getByRole('button', { name: 'Post', exact: true }).click();
  await tom.tool.getByRole('dialog').getByRole('button', { name: 'Back to the text' }).click();
  expect(await box.inputValue()).toContain('I mentor two.');
  for (const tick of await toms.getByRole('checkbox').all()) await tick.check();
  await toms.getByRole('button', { name: 'Post', exact: true }).dblclick();
  const own = toms.getByRole('article', { name: 'You' });
  await own.getByText('I mentor two.').waitFor();
  expect([await own.count(), await box.inputValue()]).toEqual([1, '']);
  expect(await own.getByRole('link', { name: 'https://example.org/a' }).getAttribute('rel')).toContain(
    'nofollow',
  );
  expect(await own.getByRole('listitem').count()).toBe(2);
  await settle();

  const beatriz = await enter('beatriz');
  const hers = await talkOf(beatriz.tool, /^Para conversarlo/);
  const seen = hers.getByRole('article', { name: 'Tom Brightwell' });
  await seen.getByRole('button', { name: /^Útil/ }).click();
  await hers.locator('[aria-pressed=true]').getByText('Útil 1').waitFor();
  await seen.getByRole('button', { name: /^Responder de Tom/ }).click();
  const reply = hers.getByRole('textbox', { name: 'Tu respuesta a Tom Brightwell' });
  await expect.poll(() => reply.evaluate((one) => one === document.activeElement)).toBe(true);
  await reply.fill('¿Qué diría la nueva?');
  await seen.getByRole('button', { name: 'Responder', exact: true }).click();
  await seen.getByRole('article', { name: 'Tú' }).getByText('¿Qué diría la nueva?').waitFor();
  await seen.getByRole('button', { name: /^Avisar de Tom/ }).click();
  await seen.getByText('El equipo del curso lo mirará').waitFor();
  await hers.getByRole('textbox', { name: 'Di algo' }).fill('Acompaño a M21.');
  await hers.getByRole('button', { name: 'Publicar', exact: true }).click();
  await beatriz.tool.getByRole('dialog').getByRole('button', { name: 'Publicar tal como está' }).click();
  await hers.getByText('Acompaño a M21.').waitFor();
  await settle();

  const ruth = await kit.open({ site: 'moodle', person: 'ruth' });
  await ruth.tool.locator('header.bar summary').click();
  await ruth.tool.getByRole('link', { name: 'Flags and questions' }).click();
  const flagged = ruth.tool.getByRole('article', { name: 'Tom Brightwell' });
  await flagged.getByText(/flagged by one person/).waitFor();
  expect(await ruth.tool.locator('main').innerText()).not.toMatch(/Beatriz/);
  await flagged.getByRole('button', { name: /^Hide/ }).click();
  await heading(ruth.tool, 'Hidden').waitFor();

  await kit.openIn(tom.page, { site: 'moodle', person: 'tom', link: 'Step 1.2' });
  const again = await talkOf(tom.tool, /^Talk about it/);
  await again.getByText(/^A trainer has hidden this\. You and the trainers see it/).waitFor();
  const theirs = again.getByRole('article', { name: 'Beatriz' }).first();
  for (const text of ['What else?', 'And M21?']) {
    await theirs.getByRole('button', { name: /^Reply of/ }).click();
    await again.getByRole('textbox', { name: /^Your reply to Beatriz/ }).fill(text);
    await again.getByRole('button', { name: 'Reply', exact: true }).click();
    await again.getByText(text).waitFor();
    await aMoment(tom.page);
  }
  await settle();
  await takeBackButton(tom.tool).waitFor();
});
