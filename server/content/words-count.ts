import { bodyOf, countWords, isBlock, isDirective, textOf, walk, type MdNode } from './markdown.ts';

/** Left out of the length norm: what is looked up, folded away or seen by others (exemplars, section 2 line 11). */
const OUTSIDE_NORM = new Set([
  'trainer',
  'sheet',
  'card',
  'variant',
  'row',
  'prompt',
  'product',
  'happened',
  'sources',
  'recall',
  'talk',
  'sliders',
]);
/** Not read by a learner on the way through the step, or in minutes of its own. */
const NOT_READ = new Set(['trainer', 'sheet', 'variant', 'happened', 'sources', 'recall', 'talk']);

/** Words that count towards the length norm of a step's type. */
export function normWords(root: MdNode): number {
  return countWords(textWithout(root, (node) => node.type === 'table' || isNamed(node, OUTSIDE_NORM)));
}

/** All words of a text, whoever sees them: what the two languages are compared by. */
export const allWords = (root: MdNode): number => countWords(textOf(root));

/**
 * Words that a learner reads once: of a quiz the scenes, all answers and two feedbacks a scene (their average twice);
 * of a triad one card.
 */
export function readWords(root: MdNode): number {
  let cardsSeen = 0;
  const all = [...walk(root)];
  const read = all
    .filter((node) => isDirective(node, 'scene'))
    .reduce((sum, one) => sum + twoFeedbacks(one), 0);
  const feedback = new Set(all.filter((node) => isDirective(node, 'answer')).flatMap(quotes));
  const text = textWithout(root, (node) => {
    if (isNamed(node, NOT_READ) || feedback.has(node)) return true;
    return isDirective(node, 'card') && cardsSeen++ > 0;
  });
  return countWords(text) + read;
}

function twoFeedbacks(scene: MdNode): number {
  const answers = bodyOf(scene).filter((child) => isDirective(child, 'answer'));
  const words = answers.map((answer) => countWords(quotesOf(answer)));
  const total = words.reduce((sum, one) => sum + one, 0);
  return words.length === 0 ? 0 : Math.round((2 * total) / words.length);
}

const quotes = (node: MdNode): MdNode[] => bodyOf(node).filter((child) => child.type === 'blockquote');
const quotesOf = (node: MdNode): string => quotes(node).map(textOf).join('\n');

const isNamed = (node: MdNode, names: Set<string>) => isDirective(node) && names.has(node.name ?? '');

function textWithout(node: MdNode, leaveOut: (node: MdNode) => boolean): string {
  if (!node.children) return textOf(node);
  const kept = node.children.filter((child) => !leaveOut(child));
  return kept.map((child) => textWithout(child, leaveOut)).join('') + (isBlock(node) ? '\n' : '');
}
