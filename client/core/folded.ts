/** Lower case without accents, so that "mentoria" finds "mentoría". */
export const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether a text has all the words of a question, wherever they stand. */
export function hasWords(text: string, question: string): boolean {
  const within = folded(text);
  return folded(question)
    .split(/\s+/)
    .every((word) => within.includes(word));
}
