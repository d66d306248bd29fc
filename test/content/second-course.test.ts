import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCourse } from '../../server/content/course-folder.ts';
import { libraryOf, loadLibrary } from '../../server/content/library.ts';
import { CourseService } from '../../server/rooms/course/course.service.ts';
import type { Course } from '../../server/content/course.types.ts';
import { house } from '../../server/rooms.ts';
import { jsonSchemaText, schemasOf } from '../../server/content/course.schema.ts';
import { copyCourse } from './course-copy.ts';

const folder = join(import.meta.dirname, 'second-course');
const load = (rooms: string[] = []): Course => {
  const { course, problems } = loadCourse(folder, { rooms: new Set(rooms), parts: house.contentParts });
  expect(problems).toEqual([]);
  return course as Course;
};
const stepOf = (course: Course, key: string) => {
  const step = course.modules.flatMap((module) => module.steps).find((one) => one.key === key);
  if (!step) throw new Error(key);
  return step;
};

test('a second course needs data alone', () => {
  const course = load();
  expect(course).toMatchObject({ id: 'first-aid-for-meetings', minutes: 88, daysPerModule: 7 });
  expect(course.modules.map((module) => [module.number, module.minutes, module.steps.length])).toEqual([
    [1, 38, 2],
    [2, 42, 2],
    [3, 8, 1],
  ]);
  expect(stepOf(course, 'try-it/practise').number).toBe('2.2');
});

describe('the page of a step', () => {
  const { html, glossary } = stepOf(load(), 'one-question/read-this');

  test('keeps clock times and ratios, which a directive parser would eat', () => {
    expect(html.en.learner).toContain('It is 10:30 and the ratio of talkers to listeners is 3:1.');
    expect(html.es.learner).toContain(
      'Son las 10:30 y la proporción entre quienes hablan y quienes escuchan es de 3:1.',
    );
  });

  test('has curly quotes, also around emphasis', () => {
    expect(html.en.learner).toContain('“Any <em>questions</em>?”');
    expect(html.en.learner).toContain('It’s the same');
  });

  test('shows a drawing with its words in each language and its description', () => {
    expect(html.en.learner).toContain('aria-label="A circle of people with one empty chair."');
    expect(html.en.learner).toContain('>empty chair</text>');
    expect(html.es.learner).toContain('>silla vacía</text>');
    expect(html.en.learner).toContain('<figcaption>One chair stays empty</figcaption>');
  });

  test('asks its question, for paper while nothing here keeps what is written, then with who sees it', () => {
    expect(html.en.learner).toMatch(/What will you ask\?<\/p><p class="seen-by">For yourself, on paper<\/p>/);
    const kept = stepOf(load(['course']), 'one-question/read-this').html.en.learner;
    expect(kept).toMatch(/What will you ask\?<\/p><p class="seen-by">Seen by: only you/);
  });

  test('links to other steps and marks the first use of a term', () => {
    expect(html.en.learner).toContain('<a href="/app/course/try-it/check">the check</a>');
    expect(html.en.learner).toContain('<a href="#term-agenda" class="term">agenda</a>');
    expect(glossary.en).toEqual([{ slug: 'agenda', term: 'agenda', definition: 'What the meeting is for.' }]);
  });

  test('gives the cells of a wide table their headings', () => {
    expect(html.en.learner).toContain('<td role="cell" data-label="What">wait</td>');
  });

  test('sets the act for work apart', () => {
    expect(html.en.learner).toMatch(
      /<section class="return carry" aria-labelledby="h-carry"><svg.*<h2 id="h-carry">Carry it to work/,
    );
  });

  test('names where a product goes only when that room exists', () => {
    expect(html.en.learner).not.toContain('Open your notes');
    expect(stepOf(load(['forms']), 'one-question/read-this').html.en.learner).toContain(
      'Goes to: Meeting notes',
    );
  });
});

test('"what happened" stands at the start of the later module, and not where it was written', () => {
  const course = load();
  expect(stepOf(course, 'one-question/read-this').html.en.learner).not.toContain('Did you ask it?');
  expect(stepOf(course, 'try-it/check').html.en.learner).toMatch(
    /^<section class="happened[^>]*><h2>What happened\? From step 1\.1, Ask first<\/h2>.*Did you ask it\?/,
  );
});

test('blocks for trainers never reach the page of a learner', () => {
  const { html } = stepOf(load(), 'one-question/meet');
  for (const lang of ['en', 'es'] as const) {
    expect(html[lang].learner).not.toMatch(/One question each|Una pregunta por persona|reloj|clock/);
    expect(html[lang].trainer).toMatch(/<table class="table cards run-sheet"/);
  }
  expect(html.en.learner).toContain('Ask the same question of two people');
});

test('a quiz reads without script: answers to open, feedback folded behind each', () => {
  const { html, quiz } = stepOf(load(), 'try-it/check');
  expect(html.en.learner.match(/<details class="sheet outline answer"[^>]*>/g)).toHaveLength(18);
  expect(html.en.learner).toContain('Scene 6 of 6');
  expect(quiz?.scenes.map((scene) => scene.best)).toEqual(['ask', 'wait', 'tell', 'ask', 'wait', 'tell']);
});

test('a running cohort keeps the edition it began with', () => {
  const newer = copyCourse([{ file: 'course.yaml', replace: 'edition: 1', with: 'edition: 2' }]);
  const library = loadLibrary({ parts: house.contentParts }, [folder, newer.folder]);
  newer.dispose();
  expect(library.forNewRuns()).toEqual({ course: 'first-aid-for-meetings', edition: 2 });
  expect(library.course('first-aid-for-meetings', 1).edition).toBe(1);
  expect(library.course('first-aid-for-meetings', 7).edition).toBe(2);
});

test('a link leads to a step that only the edition of its run still has, and the picker offers that one', async () => {
  const older = load();
  const library = libraryOf([older, { ...older, edition: 2, modules: older.modules.slice(0, 1) }]);
  const run = { course: older.id, edition: 1 };
  const parts = { library, people: { findRun: async () => ({ ...run, startsOn: '2026-01-05' }) } };
  const course = new CourseService(parts as unknown as ConstructorParameters<typeof CourseService>[0]);
  expect(course.landing('step:try-it/check', run)).toBe('/app/course/try-it/check');
  expect(course.landing('step:try-it/check', library.forNewRuns())).toBeUndefined();
  const offered = await course.pickables({ tenant: 'school', run: 'one', lang: 'es' });
  expect(offered.map((one) => one.key)).toContain('step:try-it/check');
});

test('without any course there is nothing to start with', () => {
  expect(() => libraryOf([])).toThrow('there is no course');
});

test.each(Object.entries(schemasOf(house.contentParts)))(
  'course-content/schema/%s.schema.json is what the program checks',
  (kind, schema) => {
    const file = join(import.meta.dirname, '../../course-content/schema', `${kind}.schema.json`);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(jsonSchemaText(schema)));
  },
);
