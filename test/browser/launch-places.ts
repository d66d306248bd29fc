import type { BrowserKit } from './kit.ts';
import type { Place } from './place.ts';

/** The page between login and launch, in a browser that keeps nothing: it offers a window of its own. */
export function launchPlaces(kit: BrowserKit): Place[] {
  const open: Place['open'] = async (page) => {
    await page.addInitScript(() => {
      Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set: () => {} });
      Object.defineProperty(window, 'localStorage', { get: () => undefined });
    });
    const { login } = await kit.lms.client.launch({ site: 'moodle', person: 'tom', link: 'Course' });
    const query = new URLSearchParams(login.params as Record<string, string>);
    await page.goto(`${login.action}?${query.toString()}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  return [{ name: 'own-window', open }];
}
