import { folded } from '../core/folded.rule.ts';

/** The words of a page as text, and the place in them where a question is answered. */

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** The words of a page: drawings speak by their description elsewhere, who sees an answer and where people were met are no text, and pieces stay apart. */
export const plainText = (html: string): string =>
  html
    .replace(/<svg[\s\S]*?<\/svg>/g, ' ')
    .replace(/<p class="(?:seen-by|so-far)">[\s\S]*?<\/p>/g, ' ')
    .replace(/<\/?(?:em|strong|b|i|a|span)\b[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ENTITIES[name] ?? ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** A piece of an excerpt; `hit` is what answered the question. */
export interface Piece {
  text: string;
  hit: boolean;
}

const BEFORE = 60;
const LENGTH = 180;
const WORD = /[\p{L}\p{N}]+/gu;

/** The place of a text where its first word that answers stands, in pieces. */
export function excerptOf(text: string, words: readonly string[]): Piece[] {
  const hits = new Set(words);
  const first = [...text.matchAll(WORD)].find(([word]) => hits.has(folded(word)));
  const from = first ? wordStart(text, Math.max(0, first.index - BEFORE)) : 0;
  const to = Math.min(text.length, wordStart(text, from + LENGTH));
  const pieces: Piece[] = from > 0 ? [{ text: '… ', hit: false }] : [];
  let at = from;
  for (const { 0: word, index } of text.slice(from, to).matchAll(WORD)) {
    if (!hits.has(folded(word))) continue;
    if (from + index > at) pieces.push({ text: text.slice(at, from + index), hit: false });
    pieces.push({ text: word, hit: true });
    at = from + index + word.length;
  }
  const rest = text.slice(at, to).trimEnd();
  if (rest || to < text.length) pieces.push({ text: to < text.length ? `${rest} …` : rest, hit: false });
  return pieces;
}

/** The next place at which a word begins, so that none is cut. */
function wordStart(text: string, at: number): number {
  if (at === 0) return 0;
  const space = text.indexOf(' ', at);
  return space === -1 ? text.length : space + 1;
}
