import MiniSearch, { type Options } from 'minisearch';
import { folded } from '../core/folded.rule.ts';
import { plainText } from './excerpt.rule.ts';
import type { Lang } from '../core/endpoint.contract.ts';
import type { Course, Module } from './course.types.ts';
import type { PerLang } from './shapes.ts';

/**
 * What readers can search a course by, made once when the course is compiled and kept with it: databases that the tool runs
 * on share no text index. Learners' texts only: blocks for trainers are found by nobody.
 */
interface Page {
  /** `<module>/<step>`. */
  id: string;
  title: string;
  subtitle: string;
  text: string;
}

const OPTIONS: Options<Page> = { fields: ['title', 'subtitle', 'text'], processTerm: folded };
/** Typing is forgiven in words long enough to tell: one letter in seven. */
const FUZZY = 0.15;
const FUZZY_FROM = 5;
const BOOST = { title: 5, subtitle: 3 };
/** A query is a few words; what somebody pastes is cut here. */
const WORDS_AT_MOST = 12;

/** Index of all steps by language, as text. */
export const searchIndexOf = (modules: readonly Module[]): PerLang<string> => ({
  en: indexIn(modules, 'en'),
  es: indexIn(modules, 'es'),
});

function indexIn(modules: readonly Module[], lang: Lang): string {
  const index = new MiniSearch(OPTIONS);
  for (const step of modules.flatMap((module) => module.steps)) {
    const { key: id, title, subtitle, html } = step;
    index.add({ id, title: title[lang], subtitle: subtitle[lang], text: plainText(html[lang].learner) });
  }
  return JSON.stringify(index);
}

export interface FoundPage {
  /** `<module>/<step>`. */
  step: string;
  /** Words of the text that answered the question, folded. */
  words: string[];
}

/** Opened indexes; a course is loaded once and lives as long as the process. */
const opened = new WeakMap<Course, Partial<Record<Lang, MiniSearch<Page>>>>();

/** The steps that have all words of a question, begun or nearly so; the best first. */
export function searchCourse(course: Course, lang: Lang, question: string): FoundPage[] {
  const words = question.split(/\s+/).filter(Boolean).slice(0, WORDS_AT_MOST).join(' ');
  const found = openIndex(course, lang).search(words, {
    prefix: true,
    fuzzy: (word) => (word.length >= FUZZY_FROM ? FUZZY : false),
    combineWith: 'AND',
    boost: BOOST,
  });
  return found.map((one) => ({ step: String(one.id), words: one.terms }));
}

function openIndex(course: Course, lang: Lang): MiniSearch<Page> {
  const known = opened.get(course) ?? {};
  const index = (known[lang] ??= MiniSearch.loadJSON<Page>(course.search[lang], OPTIONS));
  opened.set(course, known);
  return index;
}
