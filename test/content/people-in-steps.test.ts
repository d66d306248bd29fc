import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCourse } from '../../server/content/course-folder.ts';
import type { Course } from '../../server/content/course.types.ts';
import { contentRoot, loadRemembered } from '../../server/content/remembered.ts';
import { searchCourse } from '../../server/content/search-index.ts';
import { house } from '../../server/rooms.ts';
import { copyCourse, type Edit } from './course-copy.ts';

function load(...edits: Edit[]): Course {
  const { folder, dispose } = copyCourse(edits);
  const { course } = loadCourse(folder, { parts: house.contentParts });
  dispose();
  return course as Course;
}
const stepOf = (course: Course, key: string) => {
  const step = course.modules.flatMap(({ steps }) => steps).find((one) => one.key === key);
  if (!step) throw new Error(key);
  return step;
};

test('a step knows whom it names, and where each was met before', () => {
  const course = load();
  expect(stepOf(course, 'one-question/read-this').people).toEqual([{ key: 'ada', before: [] }]);
  expect(stepOf(course, 'try-it/check').people).toEqual([]);
  expect(stepOf(course, 'try-it/practise').people).toEqual([
    { key: 'ada', before: ['one-question/read-this'] },
  ]);
});

test('below its first paragraph the page leads back to them', () => {
  const { html } = stepOf(load(), 'try-it/practise');
  expect(html.en.learner).toMatch(
    /as in the ward\.<\/strong><\/p><p class="so-far"><span><a href="\/app\/cast\/ada">Ada<\/a> so far: <a href="\/app\/course\/one-question\/read-this">1\.1<\/a>/,
  );
  expect(html.es.learner).toContain('hasta aquí: <a href="/app/course/one-question/read-this">1.1</a>');
  expect(stepOf(load(), 'one-question/read-this').html.en.learner).toContain('Ada</a> is met here first.');
});

test('what only a trainer reads, and where things come from, is no meeting', () => {
  const trainers = ['Have a clock', 'Ten un reloj'].map((words, at): Edit => ({
    file: `modules/01-one-question/02-meet.${at === 0 ? 'en' : 'es'}.md`,
    replace: words,
    with: `Bruno. ${words}`,
  }));
  expect(stepOf(load(...trainers), 'one-question/meet').people).toEqual([]);
});

test('the line is no text to be found', () => {
  const found = searchCourse(load(), 'en', 'far').map(({ step }) => step);
  expect(found).toEqual([]);
});

test('a step knows what it rests on, and its fold leads there', () => {
  const step = stepOf(load(), 'one-question/read-this');
  expect(step.sources).toEqual(['a1']);
  expect(step.html.en.learner).toMatch(
    /<details class="sheet outline sources"><summary>Where this comes from<\/summary>.*<a href="\/app\/sources\/a1">Hale \(2001\)<\/a>.*<a href="\/app\/sources">All sources<\/a>/,
  );
  expect(step.html.es.learner).toContain('<summary>De dónde viene</summary>');
});

test('an edition without such lists has nothing of them', () => {
  const { course } = loadRemembered(join(contentRoot, 'advanced-mentoring'), { parts: house.contentParts });
  expect(course).toMatchObject({ edition: 1, sources: null, cast: null });
  const steps = course?.modules.flatMap((module) => module.steps) ?? [];
  expect(steps.filter(({ people, sources }) => people.length + sources.length > 0)).toEqual([]);
  expect(steps.filter(({ html }) => html.en.learner.includes('so-far'))).toEqual([]);
});

const around = (file: string, words: string): Edit => ({
  file,
  replace: ':::sources',
  with: `${words}\n\n:::sources`,
});
const READ = 'modules/01-one-question/01-read-this';

test('sentences that need a room are there while it is', () => {
  const { folder, dispose } = copyCourse(
    ['en', 'es'].map((lang) => around(`${READ}.${lang}.md`, ':::needs{room="live"}\nMeet at ten.\n:::')),
  );
  const page = (rooms: string[]) =>
    stepOf(
      loadCourse(folder, { rooms: new Set(rooms), parts: house.contentParts }).course as Course,
      'one-question/read-this',
    ).html.en.learner;
  expect(page(['live'])).toContain('<p>Meet at ten.</p>');
  expect(page(['forms'])).not.toContain('Meet at ten.');
  dispose();
});

test('those who hold a meeting themselves have its sheet, and so does the meeting', () => {
  const sheets = ['en', 'es'].map((lang): Edit => ({
    file: `modules/01-one-question/02-meet.${lang}.md`,
    replace: '::::trainer',
    with: '::::sheet',
  }));
  // The fold comes last.
  const last = ['en', 'es'].map((lang): Edit => ({
    file: `modules/01-one-question/02-meet.${lang}.md`,
    replace: lang === 'en' ? ':::sources\nOurs: all of it.\n:::\n' : ':::sources\nNuestro: todo.\n:::\n',
    with: '',
  }));
  const step = stepOf(load(...sheets, ...last), 'one-question/meet');
  expect(step.html.en.learner).toMatch(
    /<details class="sheet outline sheet-of-members"><summary>Run sheet<\/summary>.*<table/,
  );
  expect(step.sheet.map(({ from }) => from)).toEqual([0, 10]);
});

test('a scene asked again says where it comes from, and nothing of it is judged', () => {
  const again = (you: string) =>
    `::::recall{key="again" from="try-it/check"}\n${you}\n\n${['a', 'b', 'c']
      .map((key) => `:::answer{key="${key}"${key === 'b' ? ' best' : ''}}\n${key}.\n\n> ${key}.\n:::\n`)
      .join('\n')}::::`;
  const step = stepOf(
    load(around(`${READ}.en.md`, again('You:')), around(`${READ}.es.md`, again('Tú:'))),
    'one-question/read-this',
  );
  expect(step.html.en.learner).toMatch(
    /You may remember this from <a href="\/app\/course\/try-it\/check">2\.1<\/a>/,
  );
  expect(step.quiz).toBeNull();
});
