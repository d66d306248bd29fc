import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { controlsTooSmall, sidewaysScroll } from '../../browser/measures.ts';
import { openBrowser, type OpenBrowser } from '../../setup/browser.ts';
import { doc, link, p, says, text } from '../../unit/rich-text-kit.ts';
import { HOSTILE } from './pasted/hostile.ts';
import { type BuiltPage, openBuiltPage } from '../built-page.ts';
import { barriers } from '../../setup/barriers.ts';

/** What only a browser knows of the editor: keys as they are pressed, sizes, colours, and the page's own policy. */
const POLICY =
  "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;font-src 'self';connect-src 'self';base-uri 'none';form-action 'self'";

let browser: OpenBrowser;
let built: BuiltPage;
beforeAll(async () => {
  built = await openBuiltPage('test/client/business-case/rich-text-page/index.html', {
    'Content-Security-Policy': POLICY,
  });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await built?.close();
});

async function section(query = '', width = 820): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  page.setDefaultTimeout(30_000);
  await page.goto(`${built.address}?${query}`);
  await page.getByRole('textbox').waitFor();
  return page;
}

const told = (page: Page) => page.evaluate(() => window.told.last);

/** What the page's policy refused, and what failed. */
function refusals(page: Page): string[] {
  const all: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') all.push(message.text());
  });
  page.on('pageerror', (error) => all.push(error.message));
  return all;
}

async function openAll(page: Page): Promise<void> {
  await page.locator('td').first().click();
  await page.getByRole('button', { name: /^(Table|Tabla)$/ }).click();
}

describe.each(['en', 'es'])('a section in %s', (lang) => {
  it.each(['light', 'dark'])('has no barrier that axe finds, in %s', async (look) => {
    const page = await section(`lang=${lang}&look=${look}`);
    await openAll(page);
    expect(await barriers(page)).toEqual([]);
    await page.context().close();
  });

  it.each([320, 390, 820])('fits into %i px, and a finger can press each tool', async (width) => {
    const page = await section(`lang=${lang}`, width);
    await openAll(page);
    expect(await sidewaysScroll(page)).toEqual([]);
    expect(await controlsTooSmall(page)).toEqual([]);
    await page.keyboard.press('Control+k');
    expect(await controlsTooSmall(page)).toEqual([]);
    await page.context().close();
  });
});

describe('somebody who writes', () => {
  it('types, makes bold, makes a list, goes back, and the page’s policy refuses nothing', async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
    const refused = refusals(page);
    await page.goto(built.address);
    const paper = page.getByRole('textbox');
    await paper.click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Half of them ');
    await page.keyboard.press('Control+b');
    await page.keyboard.type('leave');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+b');
    await page.keyboard.type('- one');
    expect(await told(page)).toEqual(
      doc(p(text('Half of them '), text('leave', { type: 'bold' })), {
        type: 'bulletList',
        content: [{ type: 'listItem', content: [says('one')] }],
      }),
    );
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    await page.getByRole('button', { name: 'Column after' }).click();
    expect(await paper.locator('th').count()).toBe(4);
    await page.reload();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('and a half').waitFor();
    expect(refused).toEqual([]);
    await page.context().close();
  });

  it('sets a link by keyboard alone, and goes on behind it', async () => {
    const page = await section();
    await page.getByRole('textbox').click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('see ');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('example.org');
    await page.keyboard.press('Enter');
    await page.keyboard.type(' there');
    expect(await told(page)).toEqual(
      doc(p(text('see '), text('example.org', link('https://example.org/')), text(' there'))),
    );
    await page.context().close();
  });

  it('writes signs that are composed of several keys', async () => {
    const page = await section();
    await page.getByRole('textbox').click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('a ');
    const keys = await page.context().newCDPSession(page);
    for (const sign of ['´', 'á'])
      await keys.send('Input.imeSetComposition', { text: sign, selectionStart: 1, selectionEnd: 1 });
    await keys.send('Input.insertText', { text: 'á' });
    await page.keyboard.type('rea');
    expect(await told(page)).toEqual(doc(says('a área')));
    await page.context().close();
  });

  it('changes with a key the words that it is in, and nothing else of a long section', async () => {
    const page = await section('words=3000');
    await page.getByRole('textbox').locator('p').nth(20).click();
    await page.keyboard.type('a');
    await page.evaluate(() => {
      const seen = new Set<string>();
      new MutationObserver((records) => {
        for (const { type, target } of records)
          seen.add(`${type} ${target.parentElement?.closest('.rich-text-paper') ? 'text' : target.nodeName}`);
        document.title = [...seen].join(', ');
      }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    });
    const before = await page.evaluate(() => window.told.times);
    await page.keyboard.type('ten signs!');
    expect(await page.title()).toBe('characterData text');
    expect((await page.evaluate(() => window.told.times)) - before).toBe(10);
    await page.context().close();
  });

  it('pastes from Word, and harm, under the page’s policy: nothing is refused, for nothing of it is left', async () => {
    const page = await section();
    const refused = refusals(page);
    const word = readFileSync(join(import.meta.dirname, 'pasted/word.html'), 'utf8');
    for (const html of [word, ...HOSTILE])
      await page.getByRole('textbox').evaluate((paper, pasted) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/html', pasted);
        paper.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      }, html);
    await page.getByText('Una persona sin poder sobre ellas').waitFor();
    expect(refused).toEqual([]);
    expect(await page.getByRole('textbox').evaluate((paper) => paper.outerHTML)).not.toMatch(
      /mso|hostile|style=/i,
    );
    await page.context().close();
  });
});
