import type { RichText } from '../../../server/rooms/business-case/rich-text.rule.ts';
import type { Inline } from '../../../server/rooms/business-case/sentences.rule.ts';
import type { TextNode } from '../../../server/rooms/business-case/text-difference.rule.ts';

type Text = Extract<Inline, { type: 'text' }>;

/**
 * A text as one string, for places in it to be counted by: passages, entries, cells and lines are parted by a line feed.
 * `at`: where each stretch of words begins.
 */
export interface FlatText {
  text: string;
  at: ReadonlyMap<Text, number>;
  /** Where each passage begins and ends, in order; empty ones are none. */
  passages: readonly Span[];
}

export interface Span {
  from: number;
  to: number;
}

/** Words that were pointed at, where they stood then, and what stood around them. */
export interface Quoted extends Span {
  quote: string;
  before: string;
  after: string;
}

const AROUND = 32;
/** What is longer is known by how it begins. */
export const LONGEST_QUOTE = 1_000;

const flattened = new WeakMap<RichText, FlatText>();

export function flatText(of: RichText): FlatText {
  const known = flattened.get(of);
  if (known) return known;
  const made = flatten(of);
  flattened.set(of, made);
  return made;
}

function flatten({ content }: RichText): FlatText {
  const at = new Map<Text, number>();
  const passages: Span[] = [];
  let text = '';
  const passage = (inlines: NonNullable<Extract<TextNode, { type: 'paragraph' }>['content']>) => {
    if (text !== '') text += '\n';
    const from = text.length;
    for (const one of inlines) {
      if (one.type === 'text') at.set(one, text.length);
      text += one.type === 'text' ? one.text : '\n';
    }
    if (text.length > from) passages.push({ from, to: text.length });
  };
  const walk = (nodes: readonly TextNode[]): void => {
    for (const node of nodes) {
      if (node.type === 'paragraph' || node.type === 'heading') passage(node.content ?? []);
      else if (node.type === 'tableRow') node.content.forEach((cell) => walk(cell.content));
      else walk(node.content);
    }
  };
  walk(content);
  return { text, at, passages };
}

export function quoted({ text }: Pick<FlatText, 'text'>, { from, to: end }: Span): Quoted {
  const to = Math.min(end, from + LONGEST_QUOTE);
  return {
    quote: text.slice(from, to),
    from,
    to,
    before: text.slice(Math.max(0, from - AROUND), from),
    after: text.slice(to, to + AROUND),
  };
}

/**
 * Where quoted words stand by now, however they are spaced: among others that are the same, those with the same around
 * them, else the nearest to where they stood. Undefined: they are not in the text any more.
 */
export function placeOf({ text }: Pick<FlatText, 'text'>, of: Quoted): Span | undefined {
  if (of.quote.trim() === '') return undefined;
  const words = of.quote
    .trim()
    .split(/\s+/u)
    .map(escaped)
    .join(String.raw`\s+`);
  const [best] = [...text.matchAll(new RegExp(words, 'gu'))]
    .map(({ index: from, 0: match }) => {
      const to = from + match.length;
      const kept = alikeAtEnd(text.slice(0, from), of.before) + alikeAtStart(text.slice(to), of.after);
      return { from, to, kept, far: Math.abs(from - of.from) };
    })
    .sort((one, other) => other.kept - one.kept || one.far - other.far);
  return best && { from: best.from, to: best.to };
}

function alikeAtStart(one: string, other: string): number {
  let at = 0;
  while (at < other.length && one[at] === other[at]) at += 1;
  return at;
}

function alikeAtEnd(one: string, other: string): number {
  let back = 0;
  while (back < other.length && one.at(-1 - back) === other.at(-1 - back)) back += 1;
  return back;
}

const escaped = (words: string) => words.replace(/[$()*+.?[\\\]^{|}/]/gu, String.raw`\$&`);

/** A span without the space at its ends; undefined where it holds nothing else. */
export function trimmed({ text }: Pick<FlatText, 'text'>, { from, to }: Span): Span | undefined {
  const words = text.slice(from, to);
  if (words.trim() === '') return undefined;
  return {
    from: from + (words.length - words.trimStart().length),
    to: to - (words.length - words.trimEnd().length),
  };
}

/** A numbered place in a text. */
export interface Noted extends Span {
  number: number;
}

/** A stretch of words that is noted all alike. */
export interface Stretch {
  text: string;
  from: number;
  /** By whom it is covered. */
  noted: readonly number[];
  /** Those that begin here. */
  begins: readonly number[];
}

/** Words that begin at `from`, cut where something that is noted begins or ends. */
export function stretchesOf(text: string, from: number, all: readonly Noted[]): Stretch[] {
  const to = from + text.length;
  const within = all.filter((one) => one.from < to && one.to > from);
  const cuts = within.flatMap((one) => [one.from, one.to]).filter((cut) => cut > from && cut < to);
  const edges = [...new Set([from, ...cuts, to])].sort((one, other) => one - other);
  return edges.slice(0, -1).map((start, index) => {
    const end = edges[index + 1] ?? to;
    const here = within.filter((one) => one.from < end && one.to > start);
    return {
      text: text.slice(start - from, end - from),
      from: start,
      noted: here.map(({ number }) => number),
      begins: here.filter((one) => one.from === start).map(({ number }) => number),
    };
  });
}
