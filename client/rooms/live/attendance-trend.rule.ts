/** Whether more or fewer people come than before (S3.25). */

const LATELY = 3;

export interface Trend {
  kind: 'one' | 'more' | 'fewer' | 'same';
  /** How many came on average, to the nearest person: before the last three sessions, and to those. */
  before: number;
  after: number;
}

const average = (of: readonly number[]): number =>
  Math.round(of.reduce((sum, one) => sum + one, 0) / Math.max(1, of.length));

/** Undefined while there was no session. With two to three, the last one is what is lately. */
export function trendOf(attended: readonly number[]): Trend | undefined {
  if (attended.length === 0) return undefined;
  if (attended.length === 1) return { kind: 'one', before: 0, after: attended[0] ?? 0 };
  const lately = attended.length > LATELY ? LATELY : 1;
  const [before, after] = [average(attended.slice(0, -lately)), average(attended.slice(-lately))];
  return { kind: after > before ? 'more' : after < before ? 'fewer' : 'same', before, after };
}
