import { folded } from '../../server/core/folded.rule.ts';

/** Whether a text has all the words of a question, wherever they stand; accents do not matter. */
export function hasWords(text: string, question: string): boolean {
  const within = folded(text);
  return folded(question)
    .split(/\s+/)
    .every((word) => within.includes(word));
}
