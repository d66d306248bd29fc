import { expect, it } from 'vitest';
import type { Course } from '../../server/content/course.types.ts';
import { changesBetweenEditions } from '../../server/rooms/course/edition.rule.ts';

const step = (slug: string, more: object = {}) => ({
  key: `first/${slug}`,
  slug,
  number: `1.${slug.length}`,
  version: 1,
  minutes: 10,
  title: { en: slug, es: `${slug} (es)` },
  html: { en: { learner: 'Read.' }, es: { learner: 'Lee.' } },
  prompts: [],
  ...more,
});
const course = (edition: number, steps: object[]) =>
  ({ id: 'a-course', edition, modules: [{ slug: 'first', steps }] }) as unknown as Course;
const asks = (key: string) => ({ key, question: { en: `${key}?`, es: `¿${key}?` } });

const changed = (number: string, title: string, more: object) => ({
  number,
  title,
  change: 'changed',
  titleBefore: null,
  minutes: 10,
  minutesBefore: null,
  text: 'same',
  asksNoMore: [],
  ...more,
});

it('[C7] what a newer edition changes is said step by step', () => {
  const old = course(1, [
    step('same'),
    step('gone', { prompts: [asks('why')] }),
    step('named'),
    step('text'),
    step('mended'),
    step('minutes', { prompts: [asks('who'), asks('when')] }),
  ]);
  const newer = course(2, [
    step('same'),
    step('named', { title: { en: 'Named anew', es: 'Otro nombre' } }),
    step('text', { version: 2 }),
    step('mended', { html: { en: { learner: 'Read it.' }, es: { learner: 'Lee.' } } }),
    step('minutes', { minutes: 12, prompts: [asks('when')] }),
    step('added'),
  ]);
  expect(changesBetweenEditions(old, newer, 'en')).toEqual([
    changed('1.5', 'Named anew', { titleBefore: 'named' }),
    changed('1.4', 'text', { text: 'new' }),
    changed('1.6', 'mended', { text: 'mended' }),
    changed('1.7', 'minutes', { minutes: 12, minutesBefore: 10, asksNoMore: ['who?'] }),
    changed('1.5', 'added', { change: 'added', text: 'new' }),
    changed('1.4', 'gone', { change: 'gone', asksNoMore: ['why?'] }),
  ]);
  // Spanish has its own words, and nothing of them was mended.
  const spanish = changesBetweenEditions(old, newer, 'es').map(({ title }) => title);
  expect(spanish).toEqual(['Otro nombre', 'text (es)', 'minutes (es)', 'added (es)', 'gone (es)']);
});
