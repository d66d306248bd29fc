import { diffArrays } from 'diff/lib/diff/array.js';

/** A stretch of a text, and whether the other text has it too. */
export interface Stretch {
  text: string;
  differs: boolean;
}

/** Words and the gaps between them. */
const wordsOf = (text: string) => text.match(/\s+|[^\s]+/g) ?? [];

/** What two texts have in common and what not, word by word: each as the stretches it is made of. */
export function wordDifference(one: string, other: string): { one: Stretch[]; other: Stretch[] } {
  const parts = diffArrays(wordsOf(one), wordsOf(other));
  const stretches = (leftOut: 'added' | 'removed') =>
    withGaps(
      parts
        .filter((part) => !part[leftOut])
        .map(({ value, added, removed }) => ({ text: value.join(''), differs: added || removed })),
    );
  return { one: stretches('added'), other: stretches('removed') };
}

/** The gap between two words that differ belongs to them: what is marked then reads as one. */
function withGaps(stretches: Stretch[]): Stretch[] {
  return stretches.reduce<Stretch[]>((all, { text, differs }, at) => {
    const last = all.at(-1);
    const marked = differs || (text.trim() === '' && last?.differs && stretches[at + 1]?.differs === true);
    if (last && last.differs === marked) last.text += text;
    else all.push({ text, differs: marked === true });
    return all;
  }, []);
}
