import type { DocumentKind, Documents } from './document.contract.ts';
import { areTenSorted, keptQuestions } from './question.rule.ts';
import { areFivePlaced } from './style-map.rule.ts';
import { ranked } from './weighing.rule.ts';

/** What holds for documents of every kind. */

export type * from './document.contract.ts';

type Value = Documents[DocumentKind];
interface Item {
  id: string;
}

/** Lists of a kind whose items have ids of their own, and how many each holds. Everything else is one thing. */
const LISTS: { readonly [Kind in DocumentKind]: Readonly<Partial<Record<keyof Documents[Kind], number>>> } = {
  'question-bank': { questions: 200 },
  'style-map': { readings: 8 },
  'model-chooser': { own: 3, criteria: 10, options: 8 },
  handbook: { pages: 16, contacts: 12 },
  'community-charter': {},
};

/** How much there is of it, for the page that lists all. */
export function countOf<Kind extends DocumentKind>(kind: Kind, value: Documents[Kind]): number {
  const counts: { [One in DocumentKind]: (value: Documents[One]) => number } = {
    'question-bank': (bank) => keptQuestions(bank).length,
    'style-map': ({ readings }) => readings.length,
    'model-chooser': (chooser) => ranked(chooser).length,
    handbook: ({ pages }) => pages.length,
    'community-charter': (charter) =>
      Object.values(charter).filter((line) => line !== null && line.trim() !== '').length,
  };
  return counts[kind](value);
}

/** The way of completing a step, as targets.yaml names it, that this document has come to; undefined when none. */
export function wayCompleted(kind: DocumentKind, value: Value): string | undefined {
  if (kind === 'question-bank')
    return areTenSorted(value as Documents[typeof kind]) ? 'ten-sorted' : undefined;
  if (kind === 'style-map') return areFivePlaced(value as Documents[typeof kind]) ? 'five-placed' : undefined;
  return undefined;
}

/** Both as one: items of lists side by side, each once; of what is one thing, mine where I have said anything. */
export function together<Kind extends DocumentKind>(
  kind: Kind,
  mine: Documents[Kind],
  theirs: Documents[Kind],
): Documents[Kind] {
  const limits = LISTS[kind] as Readonly<Record<string, number | undefined>>;
  const others = theirs as unknown as Record<string, unknown>;
  const merged = Object.entries(mine).map(([name, value]) => {
    const most = limits[name];
    if (most === undefined) return [name, isEmpty(value) ? others[name] : value];
    const own = value as Item[];
    const news = (others[name] as Item[]).filter(({ id }) => !own.some((one) => one.id === id));
    return [name, [...own, ...news].slice(0, most)];
  });
  return Object.fromEntries(merged) as Documents[Kind];
}

/** Takes out again what is as the other has it. */
export function without<Kind extends DocumentKind>(
  kind: Kind,
  value: Documents[Kind],
  theirs: Documents[Kind],
): Documents[Kind] {
  const limits = LISTS[kind] as Readonly<Record<string, number | undefined>>;
  const others = theirs as unknown as Record<string, unknown>;
  const left = Object.entries(value).map(([name, list]) => {
    if (limits[name] === undefined) return [name, list];
    const given = new Set((others[name] as Item[]).map(saidOf));
    return [name, (list as Item[]).filter((item) => !given.has(saidOf(item)))];
  });
  return Object.fromEntries(left) as Documents[Kind];
}

const saidOf = (item: Item): string => JSON.stringify(item);
const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);
