import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contentRoot, loadRemembered } from '../../server/content/remembered.ts';
import type { Course } from '../../server/content/course.types.ts';
import { questionBankOf } from '../../server/content/question-bank.ts';
import { modelsOf } from '../../server/rooms/portfolio/models.content.ts';
import { house } from '../../server/rooms.ts';
import { pageText } from '../server/page-text.ts';

/** What the portfolio's rooms are given says what the steps say, in the same words. */
const course = loadRemembered(join(contentRoot, 'advanced-mentoring'), { parts: house.contentParts })
  .course as Course;
const { models, aspects, always, criteria } = modelsOf(course)!;
const steps = new Map(course.modules.flatMap((module) => module.steps).map((step) => [step.key, step]));
const LANGS = ['en', 'es'] as const;
const textOf = (key: string, lang: 'en' | 'es') => pageText(steps.get(key)?.html[lang].learner ?? '');

const SIX = ['pal', 'peer', 'developmental', 'spot', 'circle', 'e-mentoring'];

test('[N5][S2.5] the six formats, the peer service and the set can be compared on need, power, contact and cost', () => {
  expect(models.map(({ key }) => key)).toEqual([...SIX, 'peer-service', 'action-learning-set']);
  expect(aspects.map(({ key }) => key)).toEqual(
    expect.arrayContaining(['need', 'power', 'contact', 'cost', 'speed', 'reach', 'risk']),
  );
  for (const { key, cells } of models) {
    expect(Object.keys(cells), key).toEqual(expect.arrayContaining(['need', 'contact']));
    for (const { rests_on } of Object.values(cells)) expect(steps.has(rests_on), rests_on).toBe(true);
  }
});

test('cost, speed, reach and risk of the six are the words of the table of 3.5', () => {
  for (const { key, title, cells } of models.filter((one) => SIX.includes(one.key)))
    for (const lang of LANGS) {
      const text = textOf('relationship-models/six-formats', lang);
      for (const aspect of ['cost', 'speed', 'reach', 'risk'])
        expect(text, `${key} ${aspect}`).toContain(cells[aspect]![lang]);
      expect(text).toContain(title[lang]);
    }
});

test('criteria are those of 6.1, what is always on the list is in 3.9, and drawers are those of 2.7', () => {
  const bank = questionBankOf(course)!;
  for (const lang of LANGS) {
    const first = textOf('choose-or-devise/criteria-before-favourites', lang);
    for (const { title, asks } of criteria) {
      expect(first).toContain(title[lang]);
      expect(first).toContain(asks[lang]);
    }
    for (const { title } of always)
      expect(textOf('relationship-models/long-list', lang)).toContain(title[lang]);
    const drawers = textOf('conversation-models/question-bank', lang);
    for (const { title, starter } of bank.drawers) {
      expect(drawers).toContain(title[lang]);
      expect(drawers).toContain(starter[lang]);
    }
  }
});
