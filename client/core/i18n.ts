import { signal } from '@preact/signals';
import type { Lang } from '../../server/core/endpoint.contract.ts';
import { formatMessage, type Message, type Values } from './message.ts';
import type { Key, WordsRoom } from './words.types.ts';

export type Table = Record<string, Message>;

type Files = Record<string, () => Promise<Table>>;

/** One file per language and room; each is fetched when a page that needs it opens. `?tree`: see vite.config.ts. */
const files: Files = import.meta.glob<Table>(
  // Some are the server's alone, some are said to staff alone (`shell/staff-words.ts`), and some come with parts that are
  // opened by a press (`later-words.ts`): each costs its name in the first load of every learner.
  [
    '../../course-content/words/*/*.json',
    // All but `case-editor`, which the page itself speaks.
    '!**/case-{[!e],e[!d]}*.json',
    '!**/{launch,content,course-play,course-quiz,hours-ask,hours-confirm,hours-letters,hours-paper,sharing}.json',
    '!**/{evaluation*,grade,hours-cohort,install,live*,picker,review*,run,run-copy}.json',
  ],
  { query: '?tree', import: 'table' },
);

/** Of pages that come later than the first load. */
export const addWords = (more: Files): void => void Object.assign(files, more);

export const lang = signal<Lang>('en');
/** What this run calls its trainers, as it follows "your"; an empty text leaves it to the words. */
export const trainer = signal<Record<Lang, string>>({ en: '', es: '' });
const messages = signal<Table>({});
const rooms = new Set<WordsRoom>();

/** Fetches the words of rooms in the present language; they stay for the rest of the page's life. */
export async function needWords(...names: WordsRoom[]): Promise<void> {
  const missing = names.filter((name) => !rooms.has(name));
  if (missing.length === 0) return;
  const language = lang.value;
  const tables = await Promise.all(missing.map((name) => fetchTable(language, name)));
  // The language was changed meanwhile: what came speaks the one before.
  if (language !== lang.value) return needWords(...names);
  for (const name of missing) rooms.add(name);
  messages.value = Object.assign({}, messages.value, ...tables) as Table;
}

/** Whether a room's words are here. What is drawn by it is drawn again when they come. */
export const hasWords = (name: WordsRoom): boolean => messages.value !== undefined && rooms.has(name);

/** Changes the language of everything shown. All rooms in use are fetched before the first word changes. */
export async function speak(next: Lang): Promise<void> {
  const tables = new Map<WordsRoom, Table>();
  // A page may have begun to need a room while the others were fetched.
  for (let missing = [...rooms]; missing.length > 0; missing = [...rooms].filter((name) => !tables.has(name)))
    for (const [name, table] of await Promise.all(
      missing.map(async (name) => [name, await fetchTable(next, name)] as const),
    ))
      tables.set(name, table);
  messages.value = Object.assign({}, ...tables.values()) as Table;
  lang.value = next;
  document.documentElement.lang = next;
}

async function fetchTable(language: Lang, name: WordsRoom): Promise<Table> {
  const path = `../../course-content/words/${language}/${name}.json`;
  if (!files[path]) addWords((await import('./later-words.ts')).laterWords);
  return files[path]?.() ?? {};
}

/** A text that was written in both languages, or in one: the reader's, else the other. */
export const written = (text: Record<Lang, string>): string =>
  text[lang.value] || text[lang.value === 'en' ? 'es' : 'en'];

/** The sentence of a key; every sentence may say `{trainer}`. A missing key or value gives the key: a throw while drawing would blank the page. */
export function t(key: Key, values: Values = {}): string {
  const message = messages.value[key];
  if (message === undefined) return key;
  try {
    const called = trainer.value[lang.value] || (messages.value['core.trainer'] as string);
    return formatMessage(message, { trainer: called, ...values }, locale());
  } catch {
    return key;
  }
}

/**
 * A sentence whose key is made of a code that the server sent. `fallback` speaks when no sentence was written for the
 * code: a key, which may use `{code}`, or something that finds another sentence.
 */
export function tCode(prefix: string, code: string, fallback: Key | (() => string), values?: Values): string {
  const key = `${prefix}.${code}`;
  if (key in messages.value) return t(key as Key, { code, ...values });
  return typeof fallback === 'function' ? fallback() : t(fallback, { code, ...values });
}

/** English dates are written day first everywhere in the course. */
const locale = (): string => (lang.value === 'es' ? 'es' : 'en-GB');

const DAY_STYLES = {
  long: { weekday: 'long', day: 'numeric', month: 'long' },
  year: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

/** `2026-04-13` as "Monday 13 April", "13 April 2026" or "April 2026". Days have no zone, so they are read and written in UTC. */
export function dayText(day: string, style: keyof typeof DAY_STYLES = 'long'): string {
  const options = DAY_STYLES[style];
  const date = new Date(`${day}T00:00:00Z`);
  return withoutComma(new Intl.DateTimeFormat(locale(), { ...options, timeZone: 'UTC' }).format(date));
}

/** Spanish puts a comma after the weekday; a line that goes on with commas reads better without it. */
const withoutComma = (text: string) => text.replace(',', '');

/** A moment (ISO 8601) in the reader's own zone: "Thu 26 March, 16:10". */
export function momentText(instant: string): string {
  const date = new Date(instant);
  const day = new Intl.DateTimeFormat(locale(), { weekday: 'short', day: 'numeric', month: 'long' }).format(
    date,
  );
  return `${withoutComma(day)}, ${clockText(instant)}`;
}

/** The time of a moment alone: "16:10". */
export const clockText = (instant: string): string =>
  new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(instant),
  );

/** Minutes as people say them: `18 min`, `1 h 30`, `2 h 05`; the gaps do not break. */
export function minutesText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest}\u00a0min`;
  return rest === 0 ? `${hours}\u00a0h` : `${hours}\u00a0h\u00a0${String(rest).padStart(2, '0')}`;
}

export function numberText(value: number): string {
  return new Intl.NumberFormat(locale()).format(value);
}

/** "1, 3 and 5". Of British English, like the dates: no comma before the last. */
export const listText = (parts: readonly string[]): string =>
  new Intl.ListFormat(locale(), { type: 'conjunction' }).format(parts);
