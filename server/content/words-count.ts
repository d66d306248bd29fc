import { bodyOf, countWords, isBlock, isDirective, textOf, walk, type MdNode } from './markdown.ts';

/** Left out of the length norm: what is looked up, folded away or seen by others (exemplars, section 2 line 11). */
const OUTSIDE_NORM = new Set(['trainer', 'card', 'variant', 'row', 'prompt', 'product', 'happened']);
/** Not read by a learner on the way through the step. */
const NOT_READ = new Set(['trainer', 'variant', 'happened']);

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
  let feedback = 0;
  for (const scene of walk(root)) if (isDirective(scene, 'scene')) feedback += twoFeedbacks(scene);
  const text = textWithout(root, (node) => {
    if (isNamed(node, NOT_READ) || node.type === 'blockquote') return true;
    return isDirective(node, 'card') && cardsSeen++ > 0;
  });
  return countWords(text) + feedback;
}

function twoFeedbacks(scene: MdNode): number {
  const answers = bodyOf(scene).filter((child) => isDirective(child, 'answer'));
  const words = answers.map((answer) => countWords(quotesOf(answer)));
  const total = words.reduce((sum, one) => sum + one, 0);
  return words.length === 0 ? 0 : Math.round((2 * total) / words.length);
}

const quotesOf = (node: MdNode): string =>
  bodyOf(node)
    .filter((child) => child.type === 'blockquote')
    .map(textOf)
    .join('\n');

const isNamed = (node: MdNode, names: Set<string>) => isDirective(node) && names.has(node.name ?? '');

function textWithout(node: MdNode, leaveOut: (node: MdNode) => boolean): string {
  if (!node.children) return textOf(node);
  const kept = node.children.filter((child) => !leaveOut(child));
  return kept.map((child) => textWithout(child, leaveOut)).join('') + (isBlock(node) ? '\n' : '');
}
