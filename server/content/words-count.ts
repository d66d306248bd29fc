import type { Lang } from '../core/endpoint.contract.ts';
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

/** Spanish may run a tenth longer than a limit, which is made for English. */
export const roomOf = (lang: Lang): number => (lang === 'es' ? 1.1 : 1);

/** All words of a text, whoever sees them: what the two languages are compared by. */
export const allWords = (root: MdNode): number => countWords(textOf(root));

/** Words on the page of a learner, tables and questions included; what only one of them opens is left out. */
export function pageWords(root: MdNode): number {
  const feedback = new Set(named(root, 'answer').flatMap(quotes));
  return countWords(
    textWithout(root, (node) => isNamed(node, NOT_READ) || isDirective(node, 'card') || feedback.has(node)),
  );
}

/**
 * Words that a learner reads once: of a quiz the scenes, all answers and two feedbacks a scene (their average twice);
 * of a triad one card.
 */
export function readWords(root: MdNode): number {
  const [card] = named(root, 'card');
  const feedback = named(root, 'scene').reduce((sum, one) => sum + twoFeedbacks(one), 0);
  return pageWords(root) + feedback + (card ? allWords(card) : 0);
}

const named = (root: MdNode, name: string) => [...walk(root)].filter((node) => isDirective(node, name));

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
