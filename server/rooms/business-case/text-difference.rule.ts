import type { Block, Heading, Inline, ListItem, Paragraph, RichText, TableRow } from './rich-text.types.ts';
import { joined, plainText, runsOf, sentencesOf, spaced, withGap, type Sentence } from './sentences.rule.ts';

/** What becomes of one place where two texts differ. */
export type Choice = 'one' | 'other' | 'both';
export type Chosen = (id: string) => Choice;

export type TextNode = Block | ListItem | TableRow;
type TextBlock = Paragraph | Heading;
type Container = Exclude<TextNode, TextBlock | TableRow>;

/** Stands in both texts. Of sentences the last may have a gap behind it in one of them alone. */
export interface Same<T> {
  is: 'same';
  one: readonly T[];
  other: readonly T[];
}

/** Where they differ: what the one has there, and what the other. */
export interface Place<T> {
  is: 'place';
  id: string;
  one: readonly T[];
  other: readonly T[];
}

/** Both have this paragraph, and it differs in some of its sentences. */
export interface SentencesBeside {
  is: 'sentences';
  one: TextBlock;
  other: TextBlock;
  parts: readonly (Same<Sentence> | Place<Sentence>)[];
}

/** Both have this list, quotation or table, and it differs inside. */
export interface Within {
  is: 'within';
  one: Container;
  other: Container;
  parts: readonly NodePart[];
}

export type NodePart = Same<TextNode> | Place<TextNode> | SentencesBeside | Within;

/** Paragraphs that share fewer of their words are two paragraphs, not one that was rewritten. */
const ALIKE = 0.4;
/** More pairs than this are not looked at one by one. */
const MOST_PAIRS = 2500;

/** Two texts laid beside each other. */
export const textsBeside = (one: RichText | null, other: RichText | null): NodePart[] =>
  nodesBeside(one?.content ?? [], other?.content ?? [], 'text');

function nodesBeside(one: readonly TextNode[], other: readonly TextNode[], id: string): NodePart[] {
  return runsOf(one, other, (node) => JSON.stringify(node)).flatMap((run, at): NodePart[] =>
    run.same ? [{ is: 'same', one: run.one, other: run.other }] : pairsOf(run, `${id}.${at}`),
  );
}

/** Of what differs: nodes that are one node rewritten stand as one, what is between them as a place. */
function pairsOf(run: { one: TextNode[]; other: TextNode[] }, id: string): NodePart[] {
  const parts: NodePart[] = [];
  const from = { one: 0, other: 0 };
  const place = (one: number, other: number) => {
    const left = { one: run.one.slice(from.one, one), other: run.other.slice(from.other, other) };
    if (left.one.length > 0 || left.other.length > 0)
      parts.push({ is: 'place', id: `${id}.${parts.length}`, ...left });
  };
  for (const [one, other] of alikePairs(run.one, run.other)) {
    place(one, other);
    const pair = inside(run.one[one], run.other[other], `${id}.${parts.length}`);
    if (pair) parts.push(pair);
    from.one = one + 1;
    from.other = other + 1;
  }
  place(run.one.length, run.other.length);
  return parts;
}

/** The pairs that share most words, none crossing another. */
function alikePairs(one: readonly TextNode[], other: readonly TextNode[]): [number, number][] {
  if (one.length * other.length > MOST_PAIRS) return [];
  const bags = { one: one.map(bagOf), other: other.map(bagOf) };
  const best = Array.from({ length: one.length + 1 }, () => new Float64Array(other.length + 1));
  const at = (i: number, j: number) => best[i]?.[j] ?? 0;
  const worth = (i: number, j: number) => {
    const share = mayPair(one[i], other[j]) ? shareOf(bags.one[i] ?? [], bags.other[j] ?? []) : 0;
    return share >= ALIKE ? share : -1;
  };
  const worths = one.map((_, i) => other.map((_node, j) => worth(i, j)));
  const paired = (i: number, j: number) => (worths[i]?.[j] ?? -1) + at(i + 1, j + 1);
  for (let i = one.length - 1; i >= 0; i -= 1)
    for (let j = other.length - 1; j >= 0; j -= 1)
      (best[i] ?? [])[j] = Math.max(at(i + 1, j), at(i, j + 1), paired(i, j));
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    if (at(i, j) === at(i + 1, j)) i += 1;
    else if (at(i, j) === at(i, j + 1)) j += 1;
    else pairs.push([i++, j++]);
  }
  return pairs;
}

const bagOf = (node: TextNode): string[] => wordsIn(node).sort();
const wordsIn = (node: TextNode | Inline): string[] => {
  if (node.type === 'text') return node.text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (node.type === 'hardBreak') return [];
  if (node.type === 'tableRow') return node.content.flatMap((cell) => cell.content.flatMap(wordsIn));
  return (node.content ?? []).flatMap(wordsIn);
};

/** Share of the words that two sorted lists have in common. */
function shareOf(one: readonly string[], other: readonly string[]): number {
  let common = 0;
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    const [a = '', b = ''] = [one[i], other[j]];
    if (a === b) common += 1;
    if (a <= b) i += 1;
    if (b <= a) j += 1;
  }
  return one.length + other.length === 0 ? 0 : (2 * common) / (one.length + other.length);
}

/** A row of a table stays whole, so that every row has as many cells as the first. */
function mayPair(one: TextNode | undefined, other: TextNode | undefined): boolean {
  if (!one || !other || one.type !== other.type || one.type === 'tableRow') return false;
  if (one.type === 'table' && other.type === 'table') return columnsOf(one) === columnsOf(other);
  if (one.type === 'listItem') return [one, other].every((node) => node.content?.[0]?.type === 'paragraph');
  return JSON.stringify('attrs' in one && one.attrs) === JSON.stringify('attrs' in other && other.attrs);
}

const columnsOf = (table: Extract<Block, { type: 'table' }>) => table.content[0]?.content.length;

function inside(one: TextNode | undefined, other: TextNode | undefined, id: string): NodePart | undefined {
  if (!one || !other || one.type === 'tableRow' || other.type === 'tableRow') return undefined;
  if (isTextBlock(one) || isTextBlock(other))
    return isTextBlock(one) && isTextBlock(other) ? sentencesBeside(one, other, id) : undefined;
  return { is: 'within', one, other, parts: [...partsWithin(one, other, id)] };
}

/** An entry of a list begins with a paragraph whatever is chosen: the editor knows no other. */
function* partsWithin(one: Container, other: Container, id: string): Generator<NodePart> {
  const [first, ...more] = one.content;
  const [otherFirst, ...otherMore] = other.content;
  if (one.type !== 'listItem' || first?.type !== 'paragraph' || otherFirst?.type !== 'paragraph')
    return yield* nodesBeside(one.content, other.content, id);
  const equal = JSON.stringify(first) === JSON.stringify(otherFirst);
  yield equal
    ? { is: 'same', one: [first], other: [otherFirst] }
    : sentencesBeside(first, otherFirst, `${id}.first`);
  yield* nodesBeside(more, otherMore, id);
}

const isTextBlock = (node: TextNode): node is TextBlock =>
  node.type === 'paragraph' || node.type === 'heading';

function sentencesBeside(one: TextBlock, other: TextBlock, id: string): SentencesBeside {
  const runs = runsOf(sentencesOf(one.content ?? []), sentencesOf(other.content ?? []), (sentence, at, all) =>
    JSON.stringify(at === all.length - 1 ? withGap(sentence) : sentence),
  );
  const parts = runs.flatMap((run, at): SentencesBeside['parts'] => {
    const sides = { one: run.one, other: run.other };
    if (!run.same) return [{ is: 'place', id: `${id}.${at}`, ...sides }];
    const isLast = at === runs.length - 1;
    if (!isLast || JSON.stringify(run.one) === JSON.stringify(run.other)) return [{ is: 'same', ...sides }];
    // The paragraph ends with a gap in one of them.
    const before = { one: run.one.slice(0, -1), other: run.other.slice(0, -1) };
    const end = { one: run.one.slice(-1), other: run.other.slice(-1) };
    return [
      { is: 'same', ...before },
      { is: 'place', id: `${id}.${at}`, ...end },
    ];
  });
  return { is: 'sentences', one, other, parts };
}

/** The text that the choices make; null where nothing is left. */
export function mergedText(parts: readonly NodePart[], chosen: Chosen): RichText | null {
  const content = mergedNodes(parts, chosen) as Block[];
  return content.length > 0 ? { type: 'doc', content } : null;
}

function mergedNodes(parts: readonly NodePart[], chosen: Chosen): TextNode[] {
  return parts.flatMap((part): TextNode[] => {
    switch (part.is) {
      case 'same':
        return [...part.one];
      case 'place':
        return taken(part, chosen(part.id));
      case 'sentences':
        return [mergedBlock(part, chosen)];
      case 'within': {
        const content = mergedNodes(part.parts, chosen);
        // Without anything inside there is no list and no quotation.
        return content.length > 0 ? [{ ...part.one, content } as Container] : [];
      }
    }
  });
}

function taken<T>({ one, other }: Place<T>, choice: Choice): T[] {
  if (choice === 'both') return [...one, ...other];
  return [...(choice === 'one' ? one : other)];
}

function mergedBlock({ one, parts }: SentencesBeside, chosen: Chosen): TextBlock {
  const sentences = parts.flatMap((part, at): Sentence[] => {
    if (part.is === 'same') return [...part[gapFrom(parts[at + 1], chosen)]];
    const choice = chosen(part.id);
    return choice === 'both' ? spaced(part.one, part.other) : taken(part, choice);
  });
  const { content: _, ...shell } = one;
  const content = joined(sentences);
  return content.length > 0 ? { ...shell, content } : shell;
}

/** Whether there is a gap behind a sentence that both have is for the text that goes on after it. */
function gapFrom(next: SentencesBeside['parts'][number] | undefined, chosen: Chosen): 'one' | 'other' {
  if (next?.is !== 'place') return 'one';
  const choice = chosen(next.id);
  if (choice !== 'both') return choice;
  return next.one.length > 0 ? 'one' : 'other';
}

/** Every place, in the order in which it is read. */
export function* textPlaces(parts: readonly NodePart[]): Generator<Place<TextNode> | Place<Sentence>> {
  for (const part of parts) {
    if (part.is === 'place') yield part;
    else if (part.is === 'within') yield* textPlaces(part.parts);
    else if (part.is === 'sentences') for (const one of part.parts) if (one.is === 'place') yield one;
  }
}

export const nodeText = (node: TextNode): string => {
  if (isTextBlock(node)) return plainText(node.content ?? []);
  if (node.type === 'tableRow')
    return node.content.map((cell) => cell.content.map(nodeText).join(' ')).join(' ');
  return node.content.map(nodeText).join('\n');
};
