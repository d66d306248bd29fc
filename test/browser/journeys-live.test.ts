import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { wallClock } from '../../server/core/wall-clock.rule.ts';
import { liveDoors, WELCOME } from '../server/live-kit.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { browserKit, type BrowserKit, newPage } from './kit.ts';
import { inApp } from './place.ts';

/** A session that is held: its learner and its trainer, each at their own page. */
const PLACE = `${WELCOME.module}/${WELCOME.step}`;
const ZONE = 'Europe/London';
let kit: BrowserKit;
let live: ReturnType<typeof liveDoors>;
let ruth: Entered;
beforeAll(async () => {
  kit = await browserKit();
  live = liveDoors(kit);
  ruth = await kit.enter({ site: 'canvas', person: 'ruth' });
  await live.start(ruth, '2026-01-12', ZONE);
  const at = wallClock(ZONE, new Date(kit.tool.clock.now().getTime() + 5 * 60_000));
  const { revision } = await live.calendar(ruth);
  await live.settle(ruth, WELCOME, { revision, at, far: true });
});

const show = async (person: string, path: string): Promise<Page> => {
  const page = await newPage(kit.browser);
  await inApp(kit, { person }, path)(page, 'en');
  return page;
};

it('a learner checks in, the trainer confirms with one press, and the step is done [S3.25]', async () => {
  const tom = await show('tom', `/app/course/${PLACE}`);
  await tom.getByRole('button', { name: 'I am here' }).click();
  await tom.getByText(/^You are here/).waitFor();
  const trainer = await show('ruth', `/app/live/${PLACE}`);
  await trainer.getByText('It has not begun').waitFor();
  await trainer.getByRole('button', { name: 'Begin now' }).click();
  await trainer.locator('.live-sheet [aria-current=step]').waitFor();
  await trainer.getByRole('button', { name: /^Confirm the one/ }).click();
  await trainer.getByText(/^1 of /).waitFor();
  while (await kit.tool.rooms.work.tellAttendance());
  expect((await live.session(ruth, WELCOME)).trainer?.counts).toMatchObject({ attended: 1, checkedIn: 0 });
  await tom.reload();
  await tom.getByText('You were there. The step is done').waitFor();
  await Promise.all([tom, trainer].map((page) => page.context().close()));
});

it('a session that the trainer moves stands at its new day on the map, with the old one', async () => {
  const trainer = await show('ruth', '/app/live');
  const row = trainer.locator('.live-rows > li').nth(1);
  await row.getByRole('button', { name: /^Change/ }).click();
  const day = row.locator('input[type=date]');
  const planned = await day.inputValue();
  const next = new Date(Date.parse(planned) + 86_400_000).toISOString().slice(0, 10);
  await day.fill(next);
  await row.getByRole('button', { name: 'Save' }).click();
  await row.getByText('It was to be on').waitFor();
  const tom = await show('tom', '/app');
  await tom.locator('.live-line summary').click();
  await tom.locator('.live-list > li').nth(1).getByText('It was to be on').waitFor();
  await Promise.all([tom, trainer].map((page) => page.context().close()));
});
