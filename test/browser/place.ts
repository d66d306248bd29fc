import type { Page } from 'playwright-core';
import type { LaunchThroughOrder } from '../lms/launch-as.ts';
import type { BrowserKit } from './kit.ts';

export type Lang = 'en' | 'es';

/** One page of the product as somebody sees it, in a window of its own so that its width is the window's. */
export interface Place {
  name: string;
  /** `page` is new and speaks `lang`. Resolves when the page stands, with everything on it. */
  open(page: Page, lang: Lang): Promise<void>;
}

export type Who = Pick<LaunchThroughOrder, 'person'> & Partial<LaunchThroughOrder>;

/** A client page with a session: the token lies where a launch would have put it. */
export function inApp(
  kit: BrowserKit,
  who: Who,
  path: string,
  then?: (page: Page) => Promise<unknown>,
): Place['open'] {
  return async (page, lang) => {
    const { token } = await kit.enter({ site: 'canvas', ...who });
    await kit.tool.call('PUT', '/api/me/language', { token, body: { lang } });
    await page.addInitScript((value) => sessionStorage.setItem('re-entry.token', value), token);
    await page.goto(`${kit.tool.origin}${path}`);
    await settled(page);
    await then?.(page);
  };
}

async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.locator('.waiting-line').first().waitFor({ state: 'detached' });
}
