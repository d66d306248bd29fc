import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Course } from '../../server/content/course.types.ts';
import { contentRoot, loadRemembered } from '../../server/content/remembered.ts';
import { house } from '../../server/rooms.ts';
import { plain } from '../server/page-text.ts';
import { hasTest, LANGS, readPromises, sentencesOf, uncovered } from './promise-list.ts';

/**
 * What the steps say about the product: who sees what, how long a link lasts, what is counted. Each such sentence names the
 * test that shows it in the running product, so that neither the text nor the program changes alone.
 */
const folder = join(contentRoot, 'advanced-mentoring-2');
const course = loadRemembered(folder, { rooms: house.names, parts: house.contentParts }).course as Course;
const { markers, promises, otherwise } = readPromises();
const texts = { en: sentencesOf(course, 'en'), es: sentencesOf(course, 'es') };
const textOf = (lang: 'en' | 'es', step: string) => texts[lang].get(step)?.join(' ') ?? '';

describe('a promise about the product', () => {
  it.each(promises.map((one) => [one.says, one] as const))('stands on its pages: %s', (_, { steps }) => {
    for (const place of steps)
      for (const lang of LANGS)
        expect(textOf(lang, place.step), `${place.step} in ${lang}`).toContain(plain(place[lang]));
  });

  it('is shown by tests that are there', () => {
    const named = promises.flatMap(({ shown }) =>
      Object.entries(shown).flatMap(([file, names]) => names.map((name) => [file, name] as const)),
    );
    expect(named.filter(([file, name]) => !hasTest(file, name))).toEqual([]);
    expect(hasTest('test/content/promises.test.ts', ['is', 'not', 'there'].join(' '))).toBe(false);
  });

  it.each(LANGS)('cannot come into a text unseen, in %s', (lang) => {
    const known = (number: string) => [
      ...promises.flatMap(({ steps }) => steps.filter(({ step }) => step === number)).map((one) => one[lang]),
      ...otherwise.filter(({ step }) => step === number).flatMap((one) => one[lang] ?? []),
    ];
    const found = [...texts[lang]].flatMap(([step, all]) =>
      uncovered(all, markers[lang], known(step)).map((sentence) => `${step} ${sentence}`),
    );
    expect(found).toEqual([]);
    const unseen = ['Your trainer sees the colour of your shoes.', 'Nadie más puede abrir tu cajón.'];
    expect(uncovered(unseen, markers[lang], known('1.1'))).toHaveLength(1);
  });

  it('is listed as something else only where such a sentence stands', () => {
    for (const place of otherwise)
      for (const lang of LANGS)
        for (const said of place[lang] ?? [])
          expect(textOf(lang, place.step), `${place.step} in ${lang}`).toContain(plain(said));
  });
});
