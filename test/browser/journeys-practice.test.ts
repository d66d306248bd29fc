import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadCourse } from '../../server/content/course-folder.ts';
import { house } from '../../server/rooms.ts';
import { barriers } from '../setup/barriers.ts';
import { browserKit, type BrowserKit, newPage } from './kit.ts';
import { controlsTooSmall, sidewaysScroll } from './measures.ts';
import { inApp, type Lang } from './place.ts';

/** A conversation, a sum and a timeline in a step's page: on a small phone, by keys, in both looks, on paper, without script. */
const { course } = loadCourse(join(import.meta.dirname, '../content/second-course'), {
  rooms: new Set(house.names),
  parts: house.contentParts,
});
const step = course?.modules.flatMap(({ steps }) => steps).find(({ key }) => key === 'talk-it-over/say-it');
const htmlIn = (lang: Lang) => step?.html[lang].learner ?? '';

const PATH = '/app/course/starting-points/what-mentoring-is-not';
const SHOTS = process.env['SHOTS'];

let kit: BrowserKit;
beforeAll(async () => {
  kit = await browserKit();
});

/** The page of a real step, which the server gives the small course's text. */
async function opened(lang: Lang, options: Parameters<typeof newPage>[1] = {}): Promise<Page> {
  const page = await newPage(kit.browser, { viewport: { width: 320, height: 700 }, ...options });
  await page.route('**/api/course/steps/starting-points/what-mentoring-is-not', async (route) => {
    if (route.request().method() !== 'GET') return route.continue();
    const answer = await route.fetch();
    const text = (await answer.json()) as object;
    return route.fulfill({ response: answer, json: { ...text, html: htmlIn(lang) } });
  });
  await inApp(kit, { person: 'tom' }, PATH)(page, lang);
  await page.locator('.talk-play').waitFor();
  await page.locator('.timeline-move').waitFor();
  return page;
}

const replies = (page: Page) => page.locator('.talk-said > .talk-reply');
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');
const shot = async (page: Page, name: string) => {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
};

async function judged(page: Page): Promise<string[]> {
  const found = [...(await sidewaysScroll(page)), ...(await controlsTooSmall(page))];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    found.push(...(await barriers(page, '.read')).map((one) => `${colorScheme} ${one}`));
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  return found;
}

describe('on a small phone', () => {
  it('a talk is played by keys alone to its end, taken back, and there after a reload', async () => {
    const page = await opened('en');
    expect(await judged(page)).toEqual([]);
    await page.getByRole('button', { name: 'Say nothing' }).press('Enter');
    expect(await focused(page)).toBe('Go on');
    expect(await page.getByText('You are quiet. Five seconds.').count()).toBe(1);
    await shot(page, 'talk-quiet-320');
    await replies(page).first().waitFor();
    expect(await focused(page)).toContain('The clock ticks.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toContain('Who would you want to hear it?');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Turn by turn' }).waitFor();
    expect(await focused(page)).toContain('Toni looks up.');
    expect(await judged(page)).toEqual([]);
    await shot(page, 'talk-ended-320');
    await page.reload();
    await page.getByRole('heading', { name: 'Turn by turn' }).waitFor();
    await page.getByRole('button', { name: 'Take back one turn' }).click();
    expect(await replies(page).count()).toBe(1);
    await page.context().close();
  });

  it('a sum follows the arrow keys, and a timeline its button', async () => {
    const page = await opened('es');
    const cost = page.locator('.sum-result').nth(1).locator('b');
    expect(await cost.textContent()).toBe('£135');
    await page.getByRole('slider', { name: 'Personas' }).press('ArrowRight');
    expect(await cost.textContent()).toBe('£157.50');
    await page.getByRole('button', { name: 'Volver a las cifras del texto' }).click();
    expect(await cost.textContent()).toBe('£135');
    const move = page.getByRole('button', { name: 'Hacer la pregunta en enero' });
    const moved = page.getByText('Preguntas para qué es la reunión.');
    expect(await moved.isVisible()).toBe(false);
    await move.press('Enter');
    expect(await moved.isVisible()).toBe(true);
    expect(await page.getByText('Nadie pregunta.').isVisible()).toBe(false);
    expect(await judged(page)).toEqual([]);
    await shot(page, 'sum-320-es');
    await page.emulateMedia({ forcedColors: 'active' });
    expect(await barriers(page, '.read')).toEqual([]);
    await shot(page, 'sum-320-es-forced');
    await page.context().close();
  });
});

it('paper has all of a talk that was not played to its end, else both paths; the table; both texts of a year', async () => {
  const page = await opened('en', { viewport: { width: 800, height: 1000 } });
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.talk-told .talk-reply').first().isVisible()).toBe(true);
  expect(await page.locator('.talk-own-line').first().isVisible()).toBe(true);
  expect(await page.locator('.talk-play').isVisible()).toBe(false);
  expect(await page.getByRole('cell', { name: '£135' }).isVisible()).toBe(true);
  expect(await page.locator('.sum-play').isVisible()).toBe(false);
  expect(await page.getByText('Nobody asks.').isVisible()).toBe(true);
  expect(await page.getByText('You ask what the meeting is for.').isVisible()).toBe(true);
  expect(await barriers(page, '.read')).toEqual([]);
  await shot(page, 'paper-not-played');
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('button', { name: 'Shall we keep it short?' }).click();
  await replies(page).first().waitFor();
  await page.waitForTimeout(1_000);
  await page.getByRole('button', { name: 'What if we cut four?' }).click();
  await page.getByRole('heading', { name: 'Turn by turn' }).waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.talk-review').isVisible()).toBe(true);
  expect(await page.locator('.talk-turns').isVisible()).toBe(false);
  await shot(page, 'paper-played');
  await page.context().close();
});

it('without script everything is there to be opened, and leads on', async () => {
  const page = await newPage(kit.browser, { javaScriptEnabled: false });
  await page.setContent(
    `<!doctype html><html lang="en"><title>Say it</title><main>${htmlIn('en')}</main></html>`,
  );
  await page.getByText('What happened on Monday?').first().click();
  await page.getByText('Toni closes the door.').waitFor();
  await page.getByRole('link', { name: 'Go on with turn 3' }).first().click();
  expect(page.url()).toMatch(/#talk-tired-truth$/);
  await page.getByText('Ask one question.').click();
  await page.getByText('It opens the room.').waitFor();
  await page.getByRole('cell', { name: '£135' }).waitFor();
  await page.getByText('What can be moved: Ask the question in January').waitFor();
  expect(await page.getByText('If it is moved').count()).toBe(2);
  await page.context().close();
});
