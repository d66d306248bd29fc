import { cleanedText } from './rich-text.rule.ts';
import type { RichText } from './rich-text.types.ts';

/** Words below what is written, a paragraph for each of their lines. Nothing that stands is touched. */
export function withWords(doc: RichText | null, words: string): RichText {
  const lines = words
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const added = lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }));
  return cleanedText({ type: 'doc', content: [...(doc?.content ?? []), ...added] });
}

/** Whether a paragraph says just this. */
export const holdsWords = (doc: RichText | null, words: string): boolean =>
  (doc?.content ?? []).some(
    (block) =>
      block.type === 'paragraph' &&
      (block.content ?? []).map((one) => (one.type === 'text' ? one.text : '')).join('') === words,
  );
