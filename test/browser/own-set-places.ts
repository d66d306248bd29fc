import type { Page } from 'playwright-core';
import type { BrowserKit } from './kit.ts';
import { inApp, type Place } from './place.ts';

/** A learner's page of their set, with everything unfolded, and the same page of somebody who is in none yet. */
export async function ownSetPlaces(kit: BrowserKit): Promise<Place[]> {
  const { token } = await kit.enter({ site: 'canvas', person: 'ruth' });
  const tom = await kit.enter({ site: 'canvas', person: 'tom' });
  const neil = await kit.enter({ site: 'canvas', person: 'neil' });
  const call = async (method: string, path: string, body?: unknown) =>
    (await kit.tool.call(method, `/api/live${path}`, { token, ...(body === undefined ? {} : { body }) }))
      .body;
  const { without } = (await call('GET', '/sets')) as { without: { id: string }[] };
  const others = without.map(({ id }) => id).filter((id) => id !== tom.me.id && id !== neil.me.id);
  const first = new Date(kit.tool.clock.now().getTime() + 3 * 86_400_000).toISOString().slice(0, 10);
  const sets = [[tom.me.id, ...others.slice(0, 3)]];
  await call('POST', '/sets', { sets, first, time: '16:00', lang: 'en' });
  return [
    { name: 'set', open: inApp(kit, { person: 'tom' }, '/app/set', unfolded) },
    { name: 'set-joining', open: inApp(kit, { person: 'neil' }, '/app/set') },
  ];
}

const unfolded = async (page: Page) => {
  await page.locator('.set-entry > summary').click();
  await page.locator('section[aria-labelledby=h-rules] .btn.small').click();
  await page.locator('.set-rule').first().waitFor();
};
