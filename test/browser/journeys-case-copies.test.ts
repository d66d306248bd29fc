import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { hex } from '../setup/hex.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { sampleCase } from '../unit/case-kit.ts';
import { browserKit, newPage, type BrowserKit } from './kit.ts';

let kit: BrowserKit;
let who: Entered;
beforeAll(async () => {
  kit = await browserKit();
  who = await kit.enter({ site: 'moodle', person: 'tom' });
  const { head, sections } = sampleCase();
  const put = (path: string, value: unknown) =>
    kit.tool.call('PUT', `/api/business-case/${path}`, {
      token: who.token,
      body: { write: hex(), revision: 0, value },
    });
  await put('head', head);
  await Promise.all(sections.map(({ slug, value }) => put(`sections/${slug}`, value)));
});

async function opened(path: string, width = 390): Promise<Page> {
  const page = await newPage(kit.browser, { viewport: { width, height: 800 }, acceptDownloads: true });
  await page.addInitScript((value) => sessionStorage.setItem('re-entry.token', value), who.token);
  await page.goto(`${kit.tool.origin}${path}`);
  return page;
}

it('[C14] a copy is taken from the page of the case, on a phone too', async () => {
  const page = await opened('/app/case');
  await page.getByText('Take a copy').click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Slides (.pptx)' }).click();
  expect((await download).suggestedFilename()).toBe('business-case.en.pptx');
  await page.getByText('Slides (.pptx) is among your downloads.').waitFor();
  await page.context().close();
});

it('[K14] the case is read on a phone, and paper has the case and nothing else', async () => {
  for (const width of [320, 390, 1000]) {
    const page = await opened('/app/case/print', width);
    await page.getByRole('heading', { level: 1, name: /^On Side/ }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    await page.getByRole('table', { name: /^Costs and benefits by year/ }).waitFor();
    await page.context().close();
  }
  const page = await opened('/app/case/print', 760);
  await page.getByRole('heading', { level: 1, name: /^On Side/ }).waitFor();
  await page.emulateMedia({ media: 'print' });
  const shown = await page.evaluate(
    () =>
      [...document.querySelectorAll('a, button, nav, summary, input')].filter((one) => one.checkVisibility())
        .length,
  );
  expect(shown).toBe(0);
  await page.context().close();
});
