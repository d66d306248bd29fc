import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { loadCourse } from '../../server/content/course-folder.ts';
import { house } from '../../server/rooms.ts';

const { course } = loadCourse(join(import.meta.dirname, 'second-course'), { parts: house.contentParts });
const step = course?.modules.flatMap(({ steps }) => steps).find(({ key }) => key === 'talk-it-over/say-it');

const page = (lang: 'en' | 'es') => new JSDOM(step?.html[lang].learner ?? '').window.document;
const texts = (within: ParentNode, selector: string) =>
  [...within.querySelectorAll(selector)].map((one) => one.textContent.replaceAll('\u00a0', ' '));

describe('a practice conversation without script', () => {
  const talk = page('en').querySelector('[data-talk]') as Element;

  test('says whose chair it is, and is numbered turns', () => {
    expect(texts(talk, 'h2')).toEqual(['In Vera’s chair']);
    expect(texts(talk, 'h2 + .help')[0]).toContain('with Toni opposite');
    expect(texts(talk, '.talk-turn > h3')).toEqual(['Turn 1', 'Turn 2', 'Turn 3']);
    expect(texts(page('es'), '.practice-talk h2')).toEqual(['En la silla de Vera']);
  });

  test('has a choice as something to open, whose sentence is its summary, with reply, note and the way on', () => {
    const [first] = talk.querySelectorAll('details');
    expect(texts(first as Element, 'summary')).toEqual(['“Shall we keep it short?”']);
    expect(texts(first as Element, '.talk-reply')[0]).toMatch(/^“Please.” The agenda is turned over/);
    expect(texts(first as Element, '.talk-note')).toEqual(['You were kind to the clock.']);
    expect(texts(first as Element, 'a')).toEqual(['Go on with turn 2']);
  });

  test('reads a silence in words', () => {
    expect(texts(talk, '[data-seconds] summary')).toEqual(['Say nothing (five seconds)']);
    expect(texts(page('es'), '[data-seconds] summary')).toEqual(['Guarda silencio (cinco segundos)']);
  });

  test('prints every reply, note and ending once, and leads nowhere that is not there', () => {
    const places = ['.talk-reply', '.talk-note', '.talk-ending'].flatMap((place) => texts(talk, place));
    expect(places).toHaveLength(10 + 10 + 4);
    expect(new Set(places).size).toBe(places.length);
    const links = [...talk.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '');
    expect(links.filter((href) => !talk.querySelector(href))).toEqual([]);
    expect(links).toHaveLength(10 + 2);
  });

  test('lists the paths', () => {
    const paths = [...talk.querySelectorAll('.talk-path')];
    expect(paths.map((path) => texts(path, 'h4')[0])).toEqual(['Vera', 'Another way']);
    expect(texts(paths[0] as Element, 'li')).toEqual([
      'Say nothing (five seconds)',
      '“Who would you want to hear it?”',
    ]);
    expect(texts(paths[1] as Element, 'a')).toEqual(['Go on to ending 1']);
  });

  test('does not tell what kind a choice is', () => {
    expect(talk.outerHTML).not.toMatch(/kind=|"(?:advice|closed|back|direct)"/);
  });
});

test('a scene of an earlier quiz leads back to it, and has its feedback behind each answer', () => {
  const recall = page('en').querySelector('.recall') as Element;
  expect(texts(recall, 'h2')).toEqual(['You may remember this from 2.1']);
  expect(recall.querySelector('h2 a')?.getAttribute('href')).toBe('/app/course/try-it/check');
  expect(texts(recall, '.verdict')).toEqual([
    'What it costs here',
    'The best answer here',
    'What it costs here',
  ]);
  // A quiz of the step would take it for one of its scenes.
  expect(recall.querySelector('[data-scene]')).toBeNull();
});

describe('a sum', () => {
  test('opens on what its table says', () => {
    expect(step?.sums).toEqual([{ key: 'an-hour', results: { hours: 4.5, cost: 135, each: 27 } }]);
    const row = texts(page('en'), '.practice-sum .on-paper tbody tr');
    expect(row).toEqual(['6454 h 30£135£27']);
  });

  test('carries its dials and what follows from them, as a tree', () => {
    const data = page('es').querySelector<HTMLElement>('[data-sliders]')?.dataset['sum'] ?? '';
    const { dials, results, currency } = JSON.parse(data) as Record<string, unknown[]>;
    expect(currency).toBe('GBP');
    expect(dials?.[0]).toEqual({ key: 'people', label: 'Personas', from: 2, to: 12, at: 6, step: 1 });
    expect(results?.[0]).toEqual({
      key: 'hours',
      label: 'Horas de trabajo',
      is: ['/', ['*', 'people', 'minutes'], 60],
      show: 'hours',
      line: 6,
      most: 18,
    });
    // Money beside money: both bars end where the dearest meeting does.
    expect(results?.[1]).toMatchObject({ key: 'cost', most: 1080 });
    expect(results?.[2]).toMatchObject({ is: ['/', 'cost', ['>=', 'minutes', 60, 9, 5]], most: 1080 });
  });
});

test('a timeline has both texts of what can be moved, marked', () => {
  const timeline = page('en').querySelector('.practice-timeline') as Element;
  expect(texts(timeline, '.on-paper')).toEqual(['What can be moved: Ask the question in January']);
  expect(texts(timeline, 'li > h3')).toEqual(['January', 'March', 'May']);
  expect(texts(timeline, 'li:first-child p')).toEqual([
    'As it was',
    'Nobody asks.',
    'If it is moved',
    'You ask what the meeting is for. Nobody knows.',
  ]);
  expect(timeline.querySelectorAll('.changes')).toHaveLength(2);
});
