import { z } from 'zod';
import type { Lang } from '../core/endpoint.contract.ts';
import { namesOf, type CastFile } from './cast.ts';
import type { Place, ProblemCode, ProblemList } from './problems.ts';
import { text, type PerLang } from './shapes.ts';

export const styleSchema = z.strictObject({
  worn_out: z
    .strictObject({ en: z.array(text), es: z.array(text) })
    .describe(
      'Phrases that tell the reader nobody was there. An ellipsis (…) stands for up to 60 characters.',
    ),
  forbidden: z.strictObject({ en: z.array(text), es: z.array(text) }).describe('Words we do not use.'),
  names: z.array(text).describe('First names that must not appear: people have labels.'),
  cited: z.array(text).describe('Authors who may be named.'),
});
type StyleFile = z.output<typeof styleSchema>;

/** Patterns of style.yaml, made once for the whole course. */
export interface StyleRules {
  wornOut: PerLang<RegExp | undefined>;
  forbidden: PerLang<RegExp | undefined>;
  names: RegExp | undefined;
  cited: RegExp | undefined;
  /** First names of the cast, for which papers have labels. */
  cast: RegExp | undefined;
}

const escape = (value: string) => value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A phrase matches as whole words, without regard to case; an ellipsis stands for up to 60 characters of a sentence. */
const phrase = (value: string) =>
  escape(value)
    .replace(/\s*…\s*/g, '[^.?!\\n]{0,60}')
    .replace(/\s+/g, '\\s+');

function anyOf(phrases: readonly string[], flags: string): RegExp | undefined {
  if (phrases.length === 0) return undefined;
  // Longer ones first: of two that begin alike the whole is found.
  const longest = [...phrases].sort((a, b) => b.length - a.length);
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${longest.map(phrase).join('|')})(?![\\p{L}\\p{N}])`, flags);
}

export function styleRules(lists: readonly StyleFile[], cast?: CastFile): StyleRules {
  const all = (phrasesOf: (list: StyleFile) => string[], flags: string) =>
    anyOf(lists.flatMap(phrasesOf), flags);
  const both = (phrasesOf: (list: StyleFile) => PerLang<string[]>) => ({
    en: all((list) => phrasesOf(list).en, 'giu'),
    es: all((list) => phrasesOf(list).es, 'giu'),
  });
  return {
    wornOut: both((list) => list.worn_out),
    forbidden: both((list) => list.forbidden),
    // Names are capitalised; "Mark what you saw" must not be taken for Mark, so style.yaml lists no such names.
    names: all((list) => list.names, 'gu'),
    cited: all((list) => list.cited, 'giu'),
    cast: namesOf(cast),
  };
}

const NEVER = /(?!)/g;

/** Reports every phrase of a text that we do not use; each once. */
export function checkStyle(
  written: { text: string; lang: Lang; at: Place },
  rules: StyleRules,
  problems: ProblemList,
): void {
  const { text: words, lang, at } = written;
  const report = (code: ProblemCode, pattern: RegExp | undefined, tell: (found: string) => string) => {
    for (const found of new Set(words.match(pattern ?? NEVER))) problems.add(code, at, tell(found));
  };
  report('worn-out', rules.wornOut[lang], (found) => `"${found}"`);
  report('forbidden-word', rules.forbidden[lang], (found) => `"${found}"`);
  report('forbidden-word', /[!¡]/g, () => 'an exclamation mark');
  report('forbidden-word', /\bS00\d\b/g, (found) => `${found}: a source’s number`);
  const uncited = rules.cited ? words.replace(rules.cited, (found) => ' '.repeat(found.length)) : words;
  for (const found of new Set(uncited.match(rules.names ?? NEVER)))
    problems.add('name', at, `"${found}": people have labels`);
}
