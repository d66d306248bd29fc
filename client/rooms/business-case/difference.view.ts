import {
  changesIn,
  differenceOf,
  type Change,
  type SectionDifference,
} from '../../../server/rooms/business-case/case-difference.rule.ts';
import { joined, wordDifference, type Sentence } from '../../../server/rooms/business-case/sentences.rule.ts';
import { nodeText, type TextNode } from '../../../server/rooms/business-case/text-difference.rule.ts';
import { EMPTY, type SectionValue, type TemplateSection } from './business-case.types.ts';

/** A state of the case: as it was kept, or as it stands. */
export interface State {
  sections: readonly { slug: string; value: SectionValue }[];
}

export interface ComparedSection {
  section: TemplateSection;
  number: number;
  difference: SectionDifference;
  changes: number;
  /** Words of the text that came in and went out. */
  words: Words;
}

interface Words {
  in: number;
  out: number;
}

/** Every section of the template laid beside itself, in the order of reading. */
export const compared = (
  { sections }: { sections: readonly TemplateSection[] },
  from: State,
  to: State,
): ComparedSection[] =>
  sections.map((section, at) => {
    const difference = differenceOf(valueIn(from, section.slug), valueIn(to, section.slug));
    const changes = changesIn(difference);
    return {
      section,
      number: at + 1,
      difference,
      changes: changes.length,
      words: summed(changes.map(wordsOf)),
    };
  });

export const valueIn = ({ sections }: State, slug: string): SectionValue =>
  sections.find((one) => one.slug === slug)?.value ?? EMPTY;

export const summed = (all: readonly Words[]): Words =>
  all.reduce((sum, one) => ({ in: sum.in + one.in, out: sum.out + one.out }), { in: 0, out: 0 });

function wordsOf(change: Change): Words {
  if (change.is !== 'place') return { in: 0, out: 0 };
  if (!isSentences(change))
    return { in: counted(nodesText(change.other)), out: counted(nodesText(change.one)) };
  const stretches = wordDifference(joined(change.one), joined(change.other));
  const count = (way: 'in' | 'out') =>
    stretches.reduce((sum, { is, text }) => sum + (is === way ? counted(text) : 0), 0);
  return { in: count('in'), out: count('out') };
}

type TextPlace = Extract<Change, { is: 'place' }>;
type SentencePlace = Extract<TextPlace, { one: readonly Sentence[] }>;

/** Sentences are lists of pieces, nodes are none. */
const isSentences = (place: TextPlace): place is SentencePlace =>
  Array.isArray(place.one[0] ?? place.other[0]);

const nodesText = (nodes: readonly (TextNode | Sentence)[]): string =>
  nodes.map((node) => nodeText(node as TextNode)).join(' ');

const counted = (text: string): number =>
  text.match(/[\p{L}\p{N}]+(?:['’.,:-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
