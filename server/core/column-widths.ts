/**
 * Widths of a table's columns: by their shares of the whole, and none narrower than its longest word needs, for as long as
 * all of them together fit.
 */
export function columnWidths(shares: readonly number[], least: readonly number[], width: number): number[] {
  const all = shares.reduce((sum, share) => sum + share, 0);
  const wanted = shares.map((share) => (width * share) / all);
  const needed = least.reduce((sum, one) => sum + one, 0);
  const over = wanted.map((one, at) => Math.max(0, one - (least[at] ?? 0)));
  const spare = over.reduce((sum, one) => sum + one, 0);
  if (needed >= width || spare === 0) return wanted;
  return least.map((one, at) => one + ((width - needed) * (over[at] ?? 0)) / spare);
}
