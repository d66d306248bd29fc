import type { Page } from 'playwright-core';
import type { BrowserKit } from './kit.ts';
import { inApp, type Place } from './place.ts';

const RUTH = { person: 'ruth' };

/** A trainer's pages about sets: one set is formed, and others could be. */
export async function setsPlaces(kit: BrowserKit): Promise<Place[]> {
  const { token } = await kit.enter({ site: 'canvas', ...RUTH });
  const call = (method: string, path: string, body?: unknown) =>
    kit.tool.call(method, `/api/live${path}`, { token, ...(body === undefined ? {} : { body }) });
  const { without } = (await call('GET', '/sets')).body as { without: { id: string }[] };
  const members = without.slice(-4).map(({ id }) => id);
  const first = new Date(kit.tool.clock.now().getTime() + 3 * 86_400_000).toISOString().slice(0, 10);
  await call('POST', '/sets', { sets: [members], first, time: '16:00', lang: 'en' });
  const { sets } = (await call('GET', '/sets')).body as { sets: { id: string }[] };
  const move = async (page: Page) => {
    await page.locator('.sets-meetings button').first().click();
    await page.locator('.sets-meetings .sheet').waitFor();
  };
  return [
    { name: 'sets-desk', open: inApp(kit, RUTH, '/app/sets') },
    { name: 'sets-forming', open: inApp(kit, RUTH, '/app/sets/forming') },
    { name: 'sets-practice', open: inApp(kit, RUTH, '/app/sets/practice') },
    { name: 'sets-one', open: inApp(kit, RUTH, `/app/sets/${sets[0]?.id ?? ''}`, move) },
  ];
}
