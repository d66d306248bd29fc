import { expect } from 'vitest';
import type { Course, Step } from '../../server/content/course.types.ts';
import { pageText } from '../server/page-text.ts';
import { EDITIONS } from './both-editions.ts';

export const LANGS = ['en', 'es'] as const;
export type Lang = (typeof LANGS)[number];

export const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
export const hours = (minutes: number) =>
  `${Math.floor(Math.round(minutes) / 60)} h ${String(Math.round(minutes) % 60).padStart(2, '0')}`;
/** As tables say it: no minutes beside full hours. */
export const shortHours = (minutes: number) => hours(minutes).replace(' h 00', ' h');
export const pounds = (amount: number) =>
  `${amount < 0 ? '-' : ''}£${Math.abs(amount).toLocaleString('en-GB')}`;

/** The number alone: 12 is not in 120, nor 5 in 2.5. */
const whole = (number: string) =>
  new RegExp(`(?<![\\d.,])${number.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\d|[.,]\\d)`);

const FIGURE = /[-+]?£?\d+(?:,\d{3})*(?:\.\d+)?(?: h(?: \d\d)?\b)?/g;
/** Cell by cell, so that what ends one is not read with what begins the next. */
const figuresIn = (row: string): string[] =>
  row.split(/<t[hd]/).flatMap((cell) => pageText(`<td${cell}`).match(FIGURE) ?? []);

/** What the steps of an edition show, and what they are expected to. */
export function pagesOf(course: Course | undefined) {
  const steps = new Map(course?.modules.flatMap((module) => module.steps).map((step) => [step.key, step]));
  const stepOf = (key: string): Step => {
    const step = steps.get(key);
    if (!step) throw new Error(`there is no step ${key}`);
    return step;
  };
  /** A learner's page, without what the script of a sum calculates with. */
  const htmlOf = (key: string, lang: Lang) =>
    stepOf(key).html[lang].learner.replace(/\sdata-sum="[^"]*"/g, '');
  /** Of every table the rows below its head, of every row its figures. */
  const tablesOf = (key: string, lang: Lang): string[][][] =>
    [...htmlOf(key, lang).matchAll(/<tbody[^>]*>(.*?)<\/tbody>/gs)].map(([, body = '']) =>
      body
        .split('<tr')
        .slice(1)
        .map((row) => figuresIn(`<tr${row}`)),
    );
  return {
    stepOf,
    htmlOf,
    tablesOf,
    expectShown(key: string, numbers: string[]) {
      for (const lang of LANGS) {
        const text = pageText(htmlOf(key, lang));
        for (const number of numbers) expect(text, `${key} in ${lang}`).toMatch(whole(number));
      }
    },
    /** One of the tables has these figures and no others, row by row, in both languages. */
    expectTable(key: string, rows: string[][]) {
      for (const lang of LANGS) expect(tablesOf(key, lang), `${key} in ${lang}`).toContainEqual(rows);
    },
  };
}

export const pagesOfEdition = (name: string) =>
  pagesOf(EDITIONS.find((edition) => edition.name === name)?.course);
