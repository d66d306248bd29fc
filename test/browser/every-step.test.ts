import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { browserKit, type BrowserKit, newPage } from './kit.ts';
import { sidewaysScroll } from './measures.ts';
import type { Lang } from './place.ts';
import { full, languageToday } from './turn.ts';
import { barriers } from '../setup/barriers.ts';

/**
 * Every step, from the plain list of modules, as a learner with a phone reads it: it opens, has its title, and nothing
 * of it is wider than the screen. Half of the modules are read in either language, tomorrow the other half. axe looks at
 * one step in nine, in the light and in the dark.
 *   SWEEP=full   all of them in both, and axe on each: light, dark and print
 */
const LOOKS = ['light', 'dark', 'print'] as const;
const ONE_IN = 9;

interface Line {
  number: string;
  title: string;
  path: string;
}

const opened = new Set<string>();
let kit: BrowserKit;
beforeAll(async () => {
  kit = await browserKit();
});

async function asLearner(lang: Lang): Promise<{ page: Page; modules: { path: string; steps: Line[] }[] }> {
  const { token } = await kit.enter({ site: 'moodle', person: 'tom' });
  await kit.tool.call('PUT', '/api/me/language', { token, body: { lang } });
  const { body } = await kit.tool.call('GET', '/api/course/road-map', { token });
  const { modules } = body as { modules: { slug: string; steps: (Line & { slug: string })[] }[] };
  const page = await newPage(kit.browser, { viewport: { width: 390, height: 844 } });
  await page.addInitScript((value) => sessionStorage.setItem('re-entry.token', value), token);
  const listed = modules.map(({ slug, steps }) => ({
    path: `/app/course/${slug}`,
    steps: steps.map((step) => ({ ...step, path: `/app/course/${slug}/${step.slug}` })),
  }));
  return { page, modules: listed };
}

/**
 * Follows a link of the page by key, and waits for the page it leads to. Not by a tap: the next one of a robot comes so
 * soon, and in the same place, that it counts as the second half of a double tap.
 */
async function follow(page: Page, path: string): Promise<void> {
  await page.locator(`main a[href="${path}"]`).first().press('Enter');
  await page.waitForURL(`${kit.tool.origin}${path}`);
}

async function barriersIn(page: Page, look: (typeof LOOKS)[number]): Promise<string[]> {
  await page.emulateMedia(
    look === 'print' ? { media: 'print' } : { media: 'screen', colorScheme: look, reducedMotion: 'reduce' },
  );
  return (await barriers(page)).map((one) => `${look} ${one}`);
}

/** What is wrong with the step that stands there; `at` is its place among all of them. */
async function judge(page: Page, step: Line, at: number): Promise<string[]> {
  const heading = page.getByRole('heading', { level: 1 });
  await heading.filter({ hasText: step.title }).waitFor();
  const found = (await sidewaysScroll(page)).map((one) => `wider than the phone: ${one}`);
  const looks = full ? LOOKS : at % ONE_IN === 0 ? LOOKS.slice(0, 2) : [];
  for (const look of looks) found.push(...(await barriersIn(page, look)));
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
  return found;
}

describe.each(['en', 'es'] as const)('every step in %s', (lang) => {
  it('opens from the list of modules on a phone, without a barrier', async () => {
    const { page, modules } = await asLearner(lang);
    const wrong: Record<string, string[]> = {};
    const broken: string[] = [];
    page.on('pageerror', (error) => broken.push(error.message));
    await page.goto(`${kit.tool.origin}/app/course`);
    for (const [at, module] of modules.entries()) {
      if (!full && languageToday(at) !== lang) continue;
      await follow(page, module.path);
      for (const step of module.steps) {
        await follow(page, step.path);
        const found = await judge(page, step, opened.size);
        if (found.length > 0) wrong[step.path] = found;
        opened.add(step.path);
        await page.goBack();
      }
      await page.goBack();
    }
    expect(wrong).toEqual({});
    expect(broken).toEqual([]);
    await page.context().close();
  }, 900_000);
});

it('leaves no step out', () => {
  expect(opened.size).toBe(111);
});
