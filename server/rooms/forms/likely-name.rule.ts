import { OPENING_WORDS, PHRASES_NOT_NAMES, WORDS_NOT_NAMES } from './not-names.rule.ts';

/**
 * Finds what looks like a name, an address or a number of a person in a text (rule C2), so that the page can ask for a
 * label instead. No text is sent anywhere for this. It guesses, so it never stops anybody; where papers are filled in for
 * others, what it finds stays out.
 */

export interface LikelyName {
  kind: 'mail' | 'phone' | 'name';
  /** Place in the text, and what stands there. */
  from: number;
  text: string;
}

const MAIL = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu;
/** Digits as people write a number to be called: with a plus, brackets, spaces, dots or lines between. */
const PHONE = /(?<![\p{L}\d.,:/-])\+?\(?\d[\d\s().-]{5,}\d(?![\p{L}\d/:%])/gu;
const TITLE =
  /(?<!\p{L})(?:(?:Mrs?|Ms|Mx|Dra?|Prof|Profa|Rev|Sra?|Srta|Lic|Ing|Mtr[oa])\.?|Miss|Sir|Dame|Professor|[Dd]on|[Dd]oña|[Pp]rofesora?|[Pp]rofe|[Dd]octora?|[Mm]aestr[oa]|[Ll]icenciad[oa])\s+\p{Lu}[\p{L}'’-]+/gu;
/** A word with a capital and the rest small: GROW and CPD are none. Particles may stand between two of them. */
const CAPITAL = String.raw`(?:[OD]['’]\p{Lu}|\p{Lu})\p{Ll}[\p{L}'’]*(?:-\p{Lu}?\p{Ll}+)*`;
const RUN = new RegExp(
  String.raw`(?<![\p{L}\d])${CAPITAL}(?:[ \u00a0](?:(?:de|del|la|las|los|y|van|von|da|di)[ \u00a0]){0,3}${CAPITAL})+`,
  'gu',
);

/** Everything that looks like somebody, in the order of the text. */
export function likelyNames(text: string): LikelyName[] {
  const found = [
    ...[...text.matchAll(MAIL)].map(at('mail')),
    ...[...text.matchAll(PHONE)].filter(([number]) => isPhone(number)).map(at('phone')),
    ...[...text.matchAll(TITLE)].map(at('name')),
    ...[...text.matchAll(RUN)].flatMap((match) => namesIn(match[0], match.index, text)),
  ].toSorted((a, b) => a.from - b.from || b.text.length - a.text.length);
  // A title and its name are found twice: the one that begins first, and of two the longer, stands for both.
  let end = 0;
  return found.filter((one) => {
    const isFirst = one.from >= end;
    end = Math.max(end, endOf(one));
    return isFirst;
  });
}

const endOf = ({ from, text }: LikelyName): number => from + text.length;

const at =
  (kind: LikelyName['kind']) =>
  (match: RegExpExecArray): LikelyName => ({ kind, from: match.index, text: match[0] });

/** Not a day, not a stretch of years, not a sum of money. */
function isPhone(number: string): boolean {
  const digits = number.replace(/\D/g, '');
  if (digits.length < 8 || digits.length > 15) return false;
  if (/^\d{4}([-./ ])\d{1,2}\1\d{1,2}\b|^\d{1,2}([-./ ])\d{1,2}\2\d{4}$/.test(number)) return false;
  if (/^\d{4}\s*[-–]\s*\d{4}$/.test(number)) return false;
  return !/^\d{1,3}(?:[., ]\d{3})+$/.test(number);
}

/** Two capitals in a row that are neither words of a sentence's beginning nor of the course, of places or of roles. */
function namesIn(run: string, from: number, text: string): LikelyName[] {
  const words = [...run.matchAll(/[^ \u00a0]+/g)].map((match) => ({ text: match[0], from: match.index }));
  const inPhrase = placesInPhrases(words.map((word) => word.text.toLowerCase()));
  const opens = opensSentence(text, from);
  const kept: { text: string; from: number }[][] = [[]];
  words.forEach((word, index) => {
    const known =
      WORDS_NOT_NAMES.has(word.text.toLowerCase()) ||
      (index === 0 && opens && OPENING_WORDS.has(word.text.toLowerCase())) ||
      inPhrase.has(index);
    if (known) kept.push([]);
    else kept.at(-1)?.push(word);
  });
  return kept.flatMap((part): LikelyName[] => {
    const names = part.filter((word) => /^\p{Lu}/u.test(word.text));
    const [first] = names;
    const last = names.at(-1);
    if (!first || !last || names.length < 2) return [];
    const stretch = run.slice(first.from, last.from + last.text.length);
    return [{ kind: 'name', from: from + first.from, text: stretch }];
  });
}

const OPENERS = '.!?…:;«“"\'(¿¡–-';

/** Whether a sentence, a line or a quotation begins there. */
function opensSentence(text: string, from: number): boolean {
  const all = text.slice(0, from);
  const before = all.trimEnd();
  return before === '' || all.includes('\n', before.length) || OPENERS.includes(before.at(-1) ?? '');
}

/** Where a word belongs to a phrase that is nobody's name. Each word is looked at once: texts are long, and phones slow. */
function placesInPhrases(words: readonly string[]): Set<number> {
  const places = new Set<number>();
  for (const start of words.keys()) {
    for (const phrase of PHRASES_NOT_NAMES) {
      if (phrase.every((word, offset) => words[start + offset] === word))
        for (const offset of phrase.keys()) places.add(start + offset);
    }
  }
  return places;
}
