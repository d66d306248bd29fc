import { beforeAll, describe, expect, test } from 'vitest';
import { toolAndLms, type ToolAndLms } from '../setup/tool-and-lms.ts';
import { pageText, plain, sceneCount, tableRows } from './page-text.ts';
import { listedSeedIds, readSeedItems, type SeedPage } from './seed-items.ts';

type Lang = 'en' | 'es';
const LANGUAGES: Lang[] = ['en', 'es'];

interface StepPage {
  type: string;
  minutes: number;
  lang: string;
  html: string;
}

interface ModuleLine {
  number: number;
  slug: string;
  steps: { slug: string; type: string; minutes: number }[];
}

const items = readSeedItems();
/** Name of a test on an item that the course shows as a whole; an id that the files do not have stops the run. */
function asCourse(id: string): string {
  const says = items.course.get(id);
  if (says === undefined) throw new Error(`no file of test/content/seeds leaves ${id} to the course`);
  return `[${id}] ${says}`;
}

let both: ToolAndLms;
let modules: ModuleLine[];
/** Every step as a learner opens it, `<lang> <module>/<step>`. */
const learnerPages = new Map<string, StepPage>();
const trainers: Partial<Record<Lang, string>> = {};

beforeAll(async () => {
  both = await toolAndLms();
  const english = await both.enter({ site: 'moodle', person: 'tom' });
  const spanish = await both.enter({ site: 'moodle', person: 'beatriz' });
  trainers.en = (await both.enter({ site: 'moodle', person: 'ruth' })).token;
  trainers.es = (await both.enter({ site: 'moodle', person: 'marcus' })).token;
  await both.tool.call('PUT', '/api/me/language', { token: trainers.es, body: { lang: 'es' } });
  const list = await both.tool.call('GET', '/api/course/modules', { token: english.token });
  modules = (list.body as { modules: ModuleLine[] }).modules;
  for (const [lang, token] of [
    ['en', english.token],
    ['es', spanish.token],
  ] as const) {
    for (const step of allSteps()) learnerPages.set(`${lang} ${step}`, await open(token, step));
  }
}, 120_000);

const allSteps = () => modules.flatMap((module) => module.steps.map((step) => `${module.slug}/${step.slug}`));

async function open(token: string, step: string): Promise<StepPage> {
  const { status, body } = await both.tool.call('GET', `/api/course/steps/${step}`, { token });
  expect(status, step).toBe(200);
  return body as StepPage;
}

function learnerPage(lang: Lang, step: string): StepPage {
  const page = learnerPages.get(`${lang} ${step}`);
  if (!page) throw new Error(`there is no step ${step}`);
  return page;
}

const trainerPage = (lang: Lang, step: string) => open(trainers[lang] ?? '', step);

async function expectCarried(page: SeedPage, lang: Lang) {
  const learner = learnerPage(lang, page.step);
  const shown = page.trainer ? await trainerPage(lang, page.step) : learner;
  const at = `${page.step} in ${lang}`;
  expect(shown.lang, at).toBe(lang);
  const text = pageText(shown.html);
  for (const phrase of page[lang]) {
    expect(text, at).toContain(plain(phrase));
    if (page.trainer) expect(pageText(learner.html), `a learner's ${at}`).not.toContain(plain(phrase));
  }
  if (page.rows !== undefined) expect(tableRows(shown.html), at).toContain(page.rows);
  if (page.scenes !== undefined) expect(sceneCount(shown.html), at).toBe(page.scenes);
}

test('every item of every source is carried, shown by the course or left to a room, once', () => {
  expect(items.all.toSorted()).toEqual(listedSeedIds().toSorted());
});

describe('a learner finds in a step', () => {
  const named = items.carried.map(({ id, says, pages }) => [`[${id}] ${says}`, pages] as const);
  test.each(named)('%s', async (_, pages) => {
    for (const page of pages) for (const lang of LANGUAGES) await expectCarried(page, lang);
  });
});

describe('a learner finds in the course', () => {
  test(asCourse('S0.18'), async () => {
    for (const step of allSteps()) {
      const [en, es] = LANGUAGES.map((lang) => learnerPage(lang, step));
      expect([en?.lang, es?.lang], step).toEqual(['en', 'es']);
      expect(pageText(en?.html ?? ''), step).not.toBe(pageText(es?.html ?? ''));
    }
    const { token } = await both.enter({ site: 'canvas', person: 'beatriz' });
    const step = 'conversation-models/goal-too-early';
    expect((await open(token, step)).lang).toBe('es');
    await both.tool.call('PUT', '/api/me/language', { token, body: { lang: 'en' } });
    expect((await open(token, step)).html).toBe(learnerPage('en', step).html);
  });

  test(asCourse('S0.25'), () => {
    const lost = /weight loss|los(?:e|ing) weight|perder peso|baj(?:ar|ando) de peso|\bfigur[ea] [12]\b/i;
    const found = [...learnerPages].filter(([, page]) => lost.test(pageText(page.html)));
    expect(found.map(([step]) => step)).toEqual([]);
  });

  test(asCourse('S1.1'), () => {
    expect(modules.map((module) => module.number)).toEqual(Array.from({ length: 13 }, (_, at) => at + 1));
  });

  test(asCourse('S1.2'), () => {
    const minutes = allSteps().map((step) => learnerPage('en', step).minutes);
    expect(minutes.reduce((sum, one) => sum + one, 0)).toBe(2400);
  });

  test(asCourse('S1.3'), () => {
    for (const lang of LANGUAGES) {
      const articles = allSteps().filter((step) => learnerPage(lang, step).type === 'article');
      expect(articles).toHaveLength(29);
      for (const step of articles) {
        expect(pageText(learnerPage(lang, step).html).split(' ').length, step).toBeGreaterThan(450);
      }
    }
  });

  test(asCourse('S1.4'), async () => {
    for (const { slug, steps } of modules) {
      const live = steps.filter((step) => step.type === 'live-session');
      expect(live, slug).toHaveLength(1);
      const page = await trainerPage('en', `${slug}/${live[0]?.slug ?? ''}`);
      expect(page.html, slug).toMatch(/<table class="table cards run-sheet"/);
    }
  });

  test(asCourse('S1.7'), () => {
    const ofType = (type: string) =>
      modules.flatMap((module) => module.steps.filter((step) => step.type === type).map((step) => step.slug));
    expect(ofType('live-session').filter((slug) => /^set-\d/.test(slug))).toEqual([
      'set-1',
      'set-2',
      'set-3',
      'set-4',
      'set-5-self-managed',
    ]);
    expect(ofType('practice-triad')).toHaveLength(5);
  });

  test(asCourse('S1.10'), () => {
    const place = (slug: string) => modules.findIndex((module) => module.slug === slug);
    const order = [
      'conversation-models',
      'relationship-models',
      'context-safe-space',
      'choose-or-devise',
      'groundwork',
    ];
    const places = order.map(place);
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    const text = pageText(learnerPage('en', 'choose-or-devise/criteria-before-favourites').html);
    expect(text).toContain('the models met, then evaluated, and only then one selected or devised');
    const spanish = pageText(learnerPage('es', 'choose-or-devise/criteria-before-favourites').html);
    expect(spanish).toContain('conocer los modelos, valorarlos y solo entonces elegir uno o crear otro');
  });

  test(asCourse('S1.21'), () => {
    for (const lang of LANGUAGES) {
      for (const { slug, steps } of modules) {
        const pages = steps.map((step) => learnerPage(lang, `${slug}/${step.slug}`).html);
        expect(
          pages.filter((html) => html.includes('class="return carry"')),
          slug,
        ).toHaveLength(1);
        const first = learnerPage(lang, `${slug}/${steps[0]?.slug ?? ''}`).html;
        expect(first.includes('class="happened'), slug).toBe(slug !== 'starting-points');
        expect(steps.filter((step) => step.type === 'hours-step')).toHaveLength(1);
      }
    }
  });
});
