/**
 * Whether a text is far from the guide of its section (rule B8): above 130 % of the most or below 60 % of the least
 * words. A nudge and no limit; what is not begun is not short.
 */
export function lengthNote(
  words: number,
  [least, most]: readonly [number, number],
): 'long' | 'short' | undefined {
  if (words * 100 > most * 130) return 'long';
  return words > 0 && words * 100 < least * 60 ? 'short' : undefined;
}
