import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { hex } from '../setup/hex.ts';
import { HOSTILE_TEXTS, hostileCase, hostileTitle } from '../setup/hostile-texts.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { realTemplate, sampleCase } from '../unit/case-kit.ts';
import { openCase, paper, putHead, putSection, words } from './case-kit.ts';
import { countWhatRuns, harmful, NOTHING } from './harmful.ts';
import { browserKit, type BrowserKit } from './kit.ts';

/** A case full of words that would run somewhere, opened wherever it is shown, and pasted once more. */
let kit: BrowserKit;
let who: Entered;
const whole = hostileCase(sampleCase(), realTemplate());
beforeAll(async () => {
  kit = await browserKit();
  who = await kit.enter({ site: 'moodle', person: 'farah' });
  await putHead(kit.tool, who.token, { ...whole.head, title: hostileTitle });
  for (const { slug, value } of whole.sections) await putSection(kit.tool, who.token, { slug, value });
  const body = { write: hex(), name: '<img src=x onerror=hostile()>', leftOut: null };
  await kit.tool.call('POST', '/api/business-case/moments', { token: who.token, body });
});

async function open(path: string): Promise<Page> {
  const page = await openCase(kit, who, path);
  await countWhatRuns(page);
  await page.reload();
  return page;
}

describe('words that mean no good', () => {
  it('are words wherever a case is written, read and compared', async () => {
    const page = await open('/app/case/context');
    for (const path of ['context', 'stakeholders', 'costs-benefits', 'decision', 'print', 'versions']) {
      await page.goto(`${kit.tool.origin}/app/case/${path}`);
      await page.getByText('hostile()').first().waitFor({ state: 'attached' });
      await page.evaluate(() => {
        for (const fold of document.querySelectorAll('details')) fold.setAttribute('open', '');
      });
      await page.waitForLoadState('networkidle');
      expect(await harmful(page), path).toEqual(NOTHING);
    }
    await page.context().close();
  });

  it('are words, or nothing, when they are pasted into a text', async () => {
    const page = await open('/app/case/aims');
    await paper(page).click();
    for (const html of [HOSTILE_TEXTS.join(''), ...HOSTILE_TEXTS.slice(0, 25)])
      await paper(page).evaluate((box, pasted) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/html', `<p>before</p>${pasted}<p>after</p>`);
        box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      }, html);
    await page.waitForLoadState('networkidle');
    expect(await words(page)).toContain('before');
    expect(await harmful(page)).toEqual(NOTHING);
    await page.context().close();
  });

  it('are words when a sheet of them is pasted into a table', async () => {
    const page = await open('/app/case/decision');
    const first = page.locator('[data-table=request] .table-field tbody tr').first();
    await first.waitFor();
    const sheet = HOSTILE_TEXTS.map((text) => text.replaceAll(/\s/g, ' ')).map((text) => `${text}\t${text}`);
    await first
      .locator('[data-cell]')
      .first()
      .evaluate((cell, text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', text);
        cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      }, sheet.slice(0, 12).join('\n'));
    await page.getByText('hostile()').first().waitFor({ state: 'attached' });
    await page.waitForLoadState('networkidle');
    expect(await harmful(page)).toEqual(NOTHING);
    await page.context().close();
  });
});

it('a case is opened by one request, the session apart: it can be written in when nothing else is answered', async () => {
  const page = await openCase(kit, who, '/app');
  await page.waitForLoadState('networkidle');
  let opened = 0;
  await page.route('**/api/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/api/business-case') opened += 1;
    if (['/api/me', '/api/business-case'].includes(pathname)) await route.continue();
    else await route.abort();
  });
  await page.goto(`${kit.tool.origin}/app/case/context`);
  await paper(page).getByText('hostile()').first().waitFor();
  await expect.poll(() => paper(page).isEditable(), { timeout: 20_000 }).toBe(true);
  expect(opened).toBe(1);
  await page.context().close();
});
