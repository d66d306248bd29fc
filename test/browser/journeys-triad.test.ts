import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { aMoment, browserKit, type BrowserKit, newPage } from './kit.ts';
import { inApp } from './place.ts';

/** Three people at three browsers, who share one clock. */
const STEP = 'conversation-models/triad-two-models';
let kit: BrowserKit;
let triad = '';
beforeAll(async () => {
  kit = await browserKit();
  const call = async (token: string, method: string, path: string, body?: unknown) =>
    (await kit.tool.call(method, `/api/live${path}`, { token, ...(body === undefined ? {} : { body }) }))
      .body;
  const [ines, tom, farah, ruth] = await Promise.all(
    ['ines', 'tom', 'farah', 'ruth'].map((person) => kit.enter({ site: 'canvas', person })),
  );
  const trios = [[ines, tom, farah].map((one) => one!.me.id)];
  await call(ruth!.token, 'POST', `/trios/${STEP}`, { trios });
  const mine = (await call(tom!.token, 'GET', '/triads')) as { triads: { id: string }[] };
  triad = mine.triads[0]?.id ?? '';
});

const show = async (person: string): Promise<Page> => {
  const page = await newPage(kit.browser);
  await inApp(kit, { person }, `/app/triads/${triad}`)(page, 'en');
  return page;
};
const round = (page: Page, n: number) => page.getByRole('heading', { name: `Round ${n} of 3` });

// A press right after a change may have been meant for what stood there before: people look first, and a robot waits.
it('three run their rounds by one clock; one reloads, one has no network, and nothing that was pressed is lost [S1.7] [S1.8]', async () => {
  const pages = await Promise.all(['ines', 'tom', 'farah'].map(show));
  const [ines, tom, farah] = pages as [Page, Page, Page];
  for (const page of pages) await page.getByRole('button', { name: 'I am here' }).click();
  await aMoment(ines);
  await ines.getByRole('button', { name: 'Begin round 1' }).click();
  for (const page of pages) await round(page, 1).waitFor();
  await ines.getByText(/^You are the mentor of/).waitFor();
  await farah.getByText(/^You observe/).waitFor();
  await farah
    .getByRole('button', { name: /Open questions/ })
    .last()
    .waitFor();
  await tom.reload();
  await round(tom, 1).waitFor();
  expect(await tom.getByRole('timer').textContent()).toMatch(/^\d:\d\d$/);
  await aMoment(farah);
  await farah.context().setOffline(true);
  await farah.getByRole('button', { name: 'End round 1' }).click();
  await round(farah, 2).waitFor();
  await farah.context().setOffline(false);
  for (const page of [ines, tom]) await page.getByRole('button', { name: 'Begin round 2' }).waitFor();
  await aMoment(tom);
  await tom.getByRole('button', { name: 'Begin round 2' }).click();
  for (const page of pages) await round(page, 2).waitFor();
  await tom.getByText(/^You are the mentor of/).waitFor();
  await farah.getByText(/^Has not observed yet|^Have not observed yet/).waitFor();
  await Promise.all(pages.map((page) => page.context().close()));
});
