/** Group results appear with this many answers, and not before. */
export const ENOUGH = 5;

/** Middle of what people said, in minutes; null while fewer than five have. */
export function medianMinutes(said: readonly number[]): number | null {
  if (said.length < ENOUGH) return null;
  const sorted = [...said].sort((a, b) => a - b);
  const upper = sorted.length >> 1;
  const middle = sorted.length % 2 === 1 ? [upper] : [upper - 1, upper];
  const sum = middle.reduce((total, at) => total + (sorted[at] ?? 0), 0);
  return Math.round(sum / middle.length);
}
