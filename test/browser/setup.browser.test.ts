import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { openBrowser } from '../setup/browser.ts';

/** A page on 127.0.0.1 with a frame of localhost: another site, as an LMS and a tool are. */
let server: Server;
let port = 0;
let seenCookies = '';

beforeAll(async () => {
  server = createServer((request, answer) => {
    const tool = `http://localhost:${port}/frame`;
    if (request.url === '/seen') seenCookies = request.headers.cookie ?? '';
    if (request.url === '/frame') {
      answer.setHeader('Set-Cookie', [
        'plain=1; Secure; SameSite=None; Path=/',
        'partitioned=1; Secure; SameSite=None; Partitioned; Path=/',
      ]);
    }
    answer.setHeader('Content-Type', 'text/html');
    answer.end(request.url === '/top' ? `<iframe src="${tool}"></iframe>` : '<p>here</p>');
  });
  await new Promise<void>((done) => server.listen(0, () => done()));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => new Promise((done) => server.close(done)));

async function frameReport(page: Page): Promise<{ stored: string | null }> {
  await page.goto(`http://localhost:${port}/frame`);
  await page.evaluate(() => localStorage.setItem('top', 'yes'));
  await page.context().clearCookies();
  await page.goto(`http://127.0.0.1:${port}/top`);
  const frame = page.frame({ url: /\/frame$/ });
  if (!frame) throw new Error('The page shows no frame.');
  await frame.waitForLoadState();
  return frame.evaluate(async () => {
    await fetch('/seen');
    return { stored: localStorage.getItem('top') };
  });
}

describe('the browser of the tests', () => {
  it('behaves as today’s: third-party cookies only partitioned, storage in a partition of its own', async () => {
    const { newPage, close } = await openBrowser({ partitioning: true, blockThirdParty: true });
    const report = await frameReport(await newPage());
    await close();
    expect(seenCookies).toBe('partitioned=1');
    expect(report.stored).toBeNull();
  });
});
