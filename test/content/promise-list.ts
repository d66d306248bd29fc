import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Course } from '../../server/content/course.types.ts';
import { root } from '../runner/results.ts';
import { pageText, plain } from '../server/page-text.ts';

const words = z.array(z.string().min(3)).min(1);
const phrase = z.string().min(8);

const place = z.strictObject({
  /** As people say it: 2.1. */
  step: z.string().regex(/^\d+\.\d+$/),
  en: phrase,
  es: phrase,
});

const list = z.strictObject({
  /** Patterns of words by which a sentence shows that it speaks of the product. */
  markers: z.strictObject({ en: words, es: words }),
  promises: z
    .array(
      z.strictObject({
        says: z.string(),
        /** Names of tests, by their file. */
        shown: z.record(z.string().regex(/^test\/.+\.test\.tsx?$/), words),
        steps: z.array(place).min(1),
      }),
    )
    .min(1),
  /** Sentences with such a word that speak of something else, or ask for something in place of saying what is so. */
  otherwise: z.array(z.strictObject({ step: z.string(), en: words.optional(), es: words.optional() })),
});

export type Promises = z.infer<typeof list>;
export const LANGS = ['en', 'es'] as const;
type Lang = (typeof LANGS)[number];

/** Promises of the course's texts; throws on a file of another shape. */
export function readPromises(): Promises {
  return list.parse(parse(readFileSync(join(import.meta.dirname, 'promises.yaml'), 'utf8')));
}

const INLINE = /<\/?(?:a|abbr|b|cite|em|i|q|s|span|strong|sub|sup)(?:\s[^>]*)?>/g;
/** Controls, and who sees a box: the page says it by itself, and tests of the page show it. */
const OF_THE_PAGE = /<div class="slot product".*?<\/div>|<p class="seen-by">.*?<\/p>/gs;

/** What a text says, sentence by sentence, each once; a trainer's page has a learner's too. */
const sentences = (html: string): string[] => [
  ...new Set(
    html
      .replace(OF_THE_PAGE, ' ')
      .replace(INLINE, '')
      .split(/<[^>]+>/)
      .flatMap((block) => pageText(block).split(/(?<=[.!?…]["')]*)\s+/))
      .filter(Boolean),
  ),
];

/** Sentences of each step by its number. */
export function sentencesOf(course: Course, lang: Lang): Map<string, string[]> {
  const steps = course.modules.flatMap((module) => module.steps);
  return new Map(steps.map(({ number, html }) => [number, sentences(html[lang].trainer)]));
}

/** Of these sentences those that have a marker and that no phrase covers. */
export function uncovered(all: readonly string[], markers: readonly string[], phrases: readonly string[]) {
  const covers = phrases.map(plain);
  const marked = new RegExp(`(?<!\\p{L})(?:${markers.join('|')})(?!\\p{L})`, 'iu');
  return all.filter(
    (one) =>
      marked.test(one) &&
      !covers.some((said) => one.includes(said) || (said.includes(one) && one.length > 20)),
  );
}

/** The name stands in the file as a test has it: as it is, or as its template. */
export function hasTest(file: string, name: string): boolean {
  const path = join(root, file);
  if (!existsSync(path)) return false;
  const text = readFileSync(path, 'utf8').replaceAll("\\'", "'");
  return ["'", '"', '`'].some((quote) => text.includes(`${quote}${name}${quote}`));
}
