import type { Quarter, Reading, Sentence, StyleMapDocument } from './document.contract.ts';

/** In the middle it is hard to say: such a sentence is on the map, and in no corner. */
const MIDDLE = 3;
export const FIVE = 5;

export type Placed = Sentence & { leads: number; need: number };

export const isPlaced = (one: Sentence): one is Placed =>
  one.text.trim() !== '' && one.leads !== null && one.need !== null;

/** Undefined on one of the two lines. */
export function quarterOf({ leads, need }: Pick<Placed, 'leads' | 'need'>): Quarter | undefined {
  if (leads === MIDDLE || need === MIDDLE) return undefined;
  return `${leads < MIDDLE ? 'leading' : 'following'}-${need < MIDDLE ? 'head' : 'heart'}`;
}

/** How many sentences of a reading stand in each corner. */
export function cornersOf({ sentences }: Pick<Reading, 'sentences'>): Record<Quarter, number> {
  const corners = { 'leading-head': 0, 'leading-heart': 0, 'following-head': 0, 'following-heart': 0 };
  for (const sentence of sentences.filter(isPlaced)) {
    const quarter = quarterOf(sentence);
    if (quarter) corners[quarter] += 1;
  }
  return corners;
}

/** Step 3.3: five sentences on the map, all of one reading. */
export const areFivePlaced = ({ readings }: StyleMapDocument): boolean =>
  readings.some(({ sentences }) => sentences.filter(isPlaced).length >= FIVE);
