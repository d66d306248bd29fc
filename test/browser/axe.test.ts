import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { browserKit, type BrowserKit, newPage } from './kit.ts';
import { controlsTooSmall, sidewaysScroll } from './measures.ts';
import { readmePictures } from './readme-pictures.ts';
import type { Lang, Place } from './place.ts';
import { everyPlace } from './places.ts';
import { full, languageToday } from './turn.ts';
import { barriers } from '../setup/barriers.ts';

/**
 * Every page: axe finds nothing, nothing scrolls sideways, every control is large enough. Half of the pages are read in
 * either language, tomorrow the other half.
 *   SWEEP=full   all of them in both, and axe in every combination of look and width
 *   PICTURES=1   also writes test/browser/pictures/<page>-<lang>-<look>-<width>.png and the README's two
 *   ONLY=a,b     only these pages (places.ts)
 */
interface Look {
  look: 'light' | 'dark';
  width: number;
}
const WIDTHS = [390, 820, 1280] as const;
const SAMPLE: Record<Lang, Look[]> = {
  en: [{ look: 'light', width: 390 }],
  es: [{ look: 'dark', width: 1280 }],
};
const EVERY: Look[] = (['light', 'dark'] as const).flatMap((look) =>
  WIDTHS.map((width) => ({ look, width })),
);
const only = process.env['ONLY']?.split(',');
const pictures = process.env['PICTURES'] ? join(import.meta.dirname, 'pictures') : undefined;
/** Whoever asks for some of them sees them in both. */
const both = full || only !== undefined || pictures !== undefined;

let kit: BrowserKit;
let places: Place[];
beforeAll(async () => {
  if (pictures) mkdirSync(pictures, { recursive: true });
  kit = await browserKit();
  places = await everyPlace(kit);
  if (pictures) await readmePictures(kit);
});

async function setTo(page: Page, { look, width }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: look, reducedMotion: 'reduce' });
  await page.setViewportSize({ width, height: 900 });
}

async function judge(place: Place, lang: Lang, looks: Look[]): Promise<Record<string, string[]>> {
  const page = await newPage(kit.browser, { locale: lang === 'es' ? 'es-ES' : 'en-GB' });
  await place.open(page, lang);
  const found: Record<string, string[]> = {
    lang: [await page.evaluate(() => document.documentElement.lang)],
  };
  for (const width of WIDTHS) {
    await setTo(page, { look: 'light', width });
    found[`sideways ${width}`] = await sidewaysScroll(page);
    found[`small ${width}`] = await controlsTooSmall(page);
  }
  for (const one of looks) {
    await setTo(page, one);
    found[`axe ${one.look} ${one.width}`] = await barriers(page);
  }
  for (const { look, width } of pictures ? EVERY : []) {
    await setTo(page, { look, width });
    await page.screenshot({
      path: join(pictures ?? '', `${place.name}-${lang}-${look}-${width}.png`),
      fullPage: true,
    });
  }
  await page.context().close();
  return found;
}

/** Two windows side by side: while one page is fetched and drawn, axe reads the other. */
async function allOf(turns: Place[], see: (place: Place) => Promise<void>): Promise<void> {
  const waiting = turns.values();
  const window = async () => {
    for (const place of waiting) await see(place);
  };
  await Promise.all([window(), window()]);
}

describe.each(['en', 'es'] as const)('every page in %s', (lang) => {
  it('[C18] [C13] has no barrier that axe finds, no sideways scroll, no control under 44 px', async () => {
    const wrong: Record<string, Record<string, string[]>> = {};
    const turns = places.filter(({ name }, at) =>
      both ? (only?.includes(name) ?? true) : languageToday(at) === lang,
    );
    await allOf(turns, async (place) => {
      const { lang: spoken, ...found } = await judge(place, lang, full ? EVERY : SAMPLE[lang]);
      expect([place.name, ...(spoken ?? [])]).toEqual([place.name, lang]);
      const bad = Object.entries(found).filter(([, list]) => list.length > 0);
      if (bad.length > 0) wrong[place.name] = Object.fromEntries(bad);
    });
    expect(wrong).toEqual({});
  }, 600_000);
});

it('the measures find what they look for', async () => {
  const page = await newPage(kit.browser);
  await page.setContent(
    `<p style="inline-size: 3000px">wide</p><p>a <a href="/x">link in text</a></p>
     <button style="block-size: 30px">small</button><style>.far{position:relative;display:inline-block;inline-size:20px;block-size:20px}.far::after{content:"";position:absolute;inset:-12px}</style><a class="far" href="/y">1</a><label><input type="checkbox">a row of words, high enough<br>for a finger<br>and more</label>`,
  );
  expect(await sidewaysScroll(page)).toEqual(['p.']);
  expect(await controlsTooSmall(page)).toEqual([expect.stringMatching(/^button\. small .*x30$/)]);
  expect(await barriers(page)).toEqual(expect.arrayContaining([expect.stringContaining('document-title')]));
  await page.context().close();
});
