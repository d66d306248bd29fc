import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { aMoment, browserKit, type BrowserKit, newPage } from './kit.ts';
import { oneTurn } from './meeting-held.ts';
import { setOfSix, type SetOfSix, SIX } from './meeting-people.ts';
import { inApp } from './place.ts';

/** The fifth meeting, which its members run: they keep three roles, and their trainer comes when they are called. */
const N = 5;
let kit: BrowserKit;
let set: SetOfSix;
let ines: Page;
let ruth: Page;
beforeAll(async () => {
  kit = await browserKit();
  set = await setOfSix(kit);
  const at = new Date(kit.tool.clock.now().getTime() + 10 * 60_000).toISOString();
  const moved = await kit.tool.call('PUT', `/api/live/sets/${set.id}/meetings/${N}`, {
    token: set.ruth.token,
    body: { at, anyway: true },
  });
  if (moved.status !== 200) throw new Error(`the meeting was not moved: ${JSON.stringify(moved.body)}`);
  ines = await set.show('ines', N);
  ruth = await set.show('ruth', N);
});

it('[S3] [S0.5] is opened by a member; its trainer has no link to the room, and begins nothing', async () => {
  await ines.getByText(/^You run this one yourselves/).waitFor();
  await ines.getByRole('button', { name: 'Open the meeting' }).click();
  await ines
    .getByRole('link', { name: /Join the room/ })
    .first()
    .waitFor();
  for (const name of SIX) {
    await set.tap(name, { kind: 'join' }, { n: N });
    await set.tap(name, { kind: 'confirm', version: 1 }, { n: N });
    // S5: whoever passes is left out, so that Inés is next and keeps none of the three.
    if (name !== 'ines') await set.tap(name, { kind: 'pass', on: true }, { n: N });
  }
  await ruth.reload();
  await ruth.getByText(/^You see who is here/).waitFor();
  expect(await ruth.getByRole('link', { name: /Join the room/ }).count()).toBe(0);
  expect(await ruth.getByRole('button', { name: /^Begin/ }).count()).toBe(0);
});

it('[S3] begins no turn before three members keep the opening, the time and the process', async () => {
  const begin = ines.getByRole('button', { name: /^Begin/ });
  await begin.waitFor();
  expect(await begin.getAttribute('aria-disabled')).toBe('true');
  const [opener, timekeeper, watcher] = ['farah', 'neil', 'joanna'] as const;
  for (const [role, name] of [
    ['Opening', opener],
    ['Time', timekeeper],
    ['Process', watcher],
  ] as const)
    await ines
      .getByLabel(new RegExp(`^${role}`))
      .first()
      .selectOption(set.idOf(name));
  await expect.poll(() => begin.getAttribute('aria-disabled'), { timeout: 10_000 }).not.toBe('true');
});

it('[S3] its trainer is called with one press, and says that they are coming', async () => {
  await ines.getByRole('button', { name: /^Call your/ }).click();
  await ruth.getByText(/^Called at .* by Inés Calder/).waitFor();
  const today = await newPage(kit.browser);
  await inApp(kit, { person: 'ruth' }, '/app/sets')(today, 'en');
  await today
    .getByRole('link', { name: `Go to meeting ${N} of set 1` })
    .first()
    .waitFor();
  await aMoment(ruth);
  await ruth.getByRole('button', { name: 'I am coming' }).click();
  await ines.getByText(/answered at/).waitFor();
  await today.context().close();
});

it('[S3] [S0.15] leaves no notes for a facilitator to write, and asks its members how it was', async () => {
  await oneTurn(set, N);
  await set.tap('ines', { kind: 'to-review' }, { n: N });
  await set.tap('ines', { kind: 'next', at: null, host: null }, { n: N });
  expect(await set.tap('ines', { kind: 'close' }, { n: N })).toBe(200);
  await ines.getByRole('link', { name: 'Evaluate this meeting' }).waitFor();
  await ruth.getByRole('link', { name: 'Evaluations of this meeting' }).click();
  await ruth.getByText('The set runs this meeting itself, so there are no facilitator’s notes.').waitFor();
  expect(await ruth.getByRole('link', { name: /your notes/ }).count()).toBe(0);
  await Promise.all([ines, ruth].map((page) => page.context().close()));
});
