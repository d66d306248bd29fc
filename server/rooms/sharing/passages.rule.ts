/** Whether anything of a copy still stands in what somebody made of it. */

const SENTENCE_END = /(?<=[.!?…]["'”’»)\]]*)\s+|\n+/u;
/** Fewer words are anybody's: "In two colleges" is no passage. */
const FEWEST_WORDS = 4;

/** Sentences as they read, whatever their capitals, signs and spaces. */
function passagesOf(texts: readonly string[]): string[] {
  return texts
    .flatMap((text) => text.split(SENTENCE_END))
    .map((sentence) => [...sentence.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => word))
    .filter((words) => words.length >= FEWEST_WORDS)
    .map((words) => words.join(' '));
}

/** How many passages of the copy still stand. A copy without a passage (some numbers in a table) stands while all of it does. */
export function stillStanding(copy: readonly string[], own: readonly string[]): number {
  const passages = passagesOf(copy);
  if (passages.length === 0) return copy.filter((text) => own.includes(text)).length;
  const standing = new Set(passagesOf(own));
  return passages.filter((passage) => standing.has(passage)).length;
}
