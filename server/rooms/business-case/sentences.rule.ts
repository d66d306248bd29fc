import { diffArrays } from 'diff/lib/diff/array.js';
import type { Inline, Mark, Text } from './rich-text.types.ts';

export type { Inline, Mark } from './rich-text.types.ts';

/** A sentence with the gap behind it, as the pieces of the paragraph that it is made of. */
export type Sentence = readonly Inline[];

/** Some words that look alike; in two texts laid over each other some went out, and some came in. */
export interface Stretch {
  text: string;
  marks: readonly Mark[];
  is: 'same' | 'out' | 'in';
}

/** One character in the place of a line break, which no text has. */
const BREAK = '\uFFFC';
const SENTENCE_END = /[.!?…]["'”’»)\]]*\s+|\uFFFC\s*/gu;
/** Gaps, words (a price and a clock time are one), and each other sign by itself. */
const WORDS = /\s+|[+−-]?\p{Sc}?[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}'’-]|[.,:](?=\p{N}))*|./gsu;
/** Two texts that differ in more than this many places have nothing in common worth showing. */
const MOST_EDITS = 1500;

const isText = (one: Inline): one is Text => one.type === 'text';
const textOf = (one: Inline): string => (isText(one) ? one.text : BREAK);
export const plainText = (content: readonly Inline[]): string =>
  content.map((one) => (isText(one) ? one.text : '\n')).join('');

/** Laid end to end they are the paragraph again. */
export function sentencesOf(content: readonly Inline[]): Sentence[] {
  const whole = content.map(textOf).join('');
  const ends = [...whole.matchAll(SENTENCE_END)].map(({ index, 0: { length } }) => index + length);
  const sentences: Inline[][] = [[]];
  let at = 0;
  for (const piece of content) {
    let from = at;
    at += textOf(piece).length;
    for (const end of ends.filter((one) => one > from && one <= at)) {
      sentences.at(-1)?.push(partOf(piece, from - at, end - at));
      sentences.push([]);
      from = end;
    }
    if (from < at) sentences.at(-1)?.push(partOf(piece, from - at, 0));
  }
  return sentences.filter(({ length }) => length > 0);
}

/** Counted from the end of the piece. */
const partOf = (piece: Inline, from: number, to: number): Inline =>
  isText(piece) ? { ...piece, text: piece.text.slice(from, to === 0 ? undefined : to) } : piece;

const marksKey = (one: Inline): string => JSON.stringify(isText(one) ? (one.marks ?? []) : null);

/** End to end, as the editor has it: neighbours that look alike are one piece. */
export function joined(sentences: readonly Sentence[]): Inline[] {
  const all: Inline[] = [];
  for (const piece of sentences.flat()) {
    const last = all.at(-1);
    if (last && isText(last) && isText(piece) && marksKey(last) === marksKey(piece))
      all[all.length - 1] = { ...last, text: last.text + piece.text };
    else all.push(piece);
  }
  return all;
}

/** One after the other, with a gap between them. */
export function spaced(one: readonly Sentence[], other: readonly Sentence[]): Sentence[] {
  const last = one.at(-1);
  return last && other.length > 0 ? [...one.slice(0, -1), withGap(last), ...other] : [...one, ...other];
}

/** The last sentence of a paragraph has no gap behind it, and is the same sentence with one. */
export function withGap(sentence: Sentence): Sentence {
  const last = sentence.at(-1);
  if (!last || !isText(last) || /\s$/u.test(last.text)) return sentence;
  return [...sentence.slice(0, -1), { ...last, text: `${last.text} ` }];
}

interface Word {
  text: string;
  marks: readonly Mark[];
}

const wordsOf = (content: readonly Inline[]): Word[] =>
  content.flatMap((one) =>
    isText(one)
      ? (one.text.match(WORDS) ?? []).map((text) => ({ text, marks: one.marks ?? [] }))
      : [{ text: '\n', marks: [] }],
  );

/** Stretches of items that both have, and of those that only one has, in their order. */
export interface Run<T> {
  same: boolean;
  one: T[];
  other: T[];
}

/** Two lists laid beside each other; items with the same key are the same. */
export function runsOf<T>(
  one: readonly T[],
  other: readonly T[],
  keyOf: (item: T, at: number, all: readonly T[]) => string,
): Run<T>[] {
  const parts = diffArrays(one.map(keyOf), other.map(keyOf), { maxEditLength: MOST_EDITS });
  if (!parts) return [{ same: false, one: [...one], other: [...other] }];
  const runs: Run<T>[] = [];
  const at = { one: 0, other: 0 };
  for (const { added, removed, count } of parts) {
    const same = !added && !removed;
    const run = !same && runs.at(-1)?.same === false ? runs.at(-1) : undefined;
    const into = run ?? { same, one: [], other: [] };
    if (!run) runs.push(into);
    if (!added) into.one.push(...one.slice(at.one, (at.one += count)));
    if (!removed) into.other.push(...other.slice(at.other, (at.other += count)));
  }
  return runs;
}

/** Two passages laid over each other, word by word. */
export function wordDifference(one: readonly Inline[], other: readonly Inline[]): Stretch[] {
  const runs = runsOf(wordsOf(one), wordsOf(other), ({ text, marks }) => JSON.stringify([text, marks]));
  return withGaps(runs).flatMap((run) =>
    run.same
      ? stretchesOf(run.one, 'same')
      : [...stretchesOf(run.one, 'out'), ...stretchesOf(run.other, 'in')],
  );
}

/** The gap between two words that differ belongs to them: what is marked then reads as one. */
function withGaps(runs: readonly Run<Word>[]): Run<Word>[] {
  return runs.reduce<Run<Word>[]>((all, run, at) => {
    const last = all.at(-1);
    const isGap = run.same && run.one.every(({ text }) => text.trim() === '');
    const between = isGap && last?.same === false && runs[at + 1]?.same === false;
    if (last && !last.same && (between || !run.same)) {
      last.one.push(...run.one);
      last.other.push(...run.other);
    } else all.push({ ...run, one: [...run.one], other: [...run.other] });
    return all;
  }, []);
}

function stretchesOf(words: readonly Word[], is: Stretch['is']): Stretch[] {
  const all: Stretch[] = [];
  for (const { text, marks } of words) {
    const last = all.at(-1);
    if (last && JSON.stringify(last.marks) === JSON.stringify(marks)) last.text += text;
    else all.push({ text, marks, is });
  }
  return all;
}
